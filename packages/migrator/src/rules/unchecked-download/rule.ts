import type { Instruction } from '../../dockerfile/dockerfile.ts';
import type { Call } from '../../stages.ts';
import { downloads, interpreters, isGitAddress } from '../downloads.ts';
import { practiceRule, type Sighting, sightCall } from '../practice.ts';

const SUMS = /^(?:(?:sha\d+|b2|b3)sum|shasum|rhash)$/;
const SIGNATURES = /^(?:gpgv|cosign|minisign|signify)$/;

export const uncheckedDownload = practiceRule({
  name: 'unchecked-download',
  summary: 'A file from the web is compared with no checksum',
  level: 'advice',
  *see({ stages }) {
    for (const { calls, stage } of stages) {
      yield* stage.instructions.flatMap(seeAdd);
      const readers = interpreters(calls);
      const lastCheck = calls.findLast(checks)?.command.range.start ?? -1;
      for (const call of calls) {
        // What a shell runs is for pipe-to-shell to say.
        if (!downloads(call) || readers.get(call) !== undefined) continue;
        if (lastCheck > call.command.range.start) yield sightCall(call, 'kept');
        else {
          const message = `What ${call.program} gets here is compared with nothing; compare it with sha256sum -c in the same RUN, or take it with ADD --checksum=sha256:….`;
          yield sightCall(call, 'broken', message);
        }
      }
    }
  },
});

function seeAdd({ flags, json, keyword, onbuild, range, stage, words }: Instruction): readonly Sighting[] {
  if (keyword !== 'ADD' || onbuild) return [];
  const sources = (json ?? words.map(({ text }) => text)).slice(0, -1);
  if (!sources.some((source) => /^(?:https?|ftp):\/\//.test(source) && !isGitAddress(source))) return [];
  if (flags.some(({ name }) => name === 'checksum')) return [{ at: range, state: 'kept' }];
  const message =
    'ADD takes whatever this address has on the day of the build; --checksum=sha256:… makes it stop at anything else.';
  return [{ at: range, state: 'broken', message, stage }];
}

/** A checksum that is only written down compares nothing; one that another command gets may be compared there. */
function checks({ args, command, program }: Call): boolean {
  if (SUMS.test(program)) {
    return typeof command.output === 'object' || args.some(({ value }) => /^(?:-[a-z]*c|--check$)/.test(value));
  }
  return SIGNATURES.test(program) || (program === 'gpg' && args.some(({ value }) => value === '--verify'));
}
