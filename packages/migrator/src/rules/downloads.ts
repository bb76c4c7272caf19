/** What a stage takes from the web: ADD of an address, curl and wget. */
import type { Output } from '../dockerfile/shell.ts';
import type { Call } from '../stages.ts';

/** What runs the text it reads. */
const INTERPRETERS = /^(?:(?:ba|da|a|z|k)?sh|\.|source|eval|python|perl|ruby|node|php)$/;

const ADDRESS = /^['"]?(?:https?|ftp):\/\/(?!localhost\b|127\.|\[::1\])/;

/** Whether a call downloads what an address names; one that asks for headers, or sends something, does not. */
export function downloads({ args, program }: Call): boolean {
  return (
    (program === 'curl' || program === 'wget') &&
    args.some(({ value }) => ADDRESS.test(value) || /^\$\{?\w*UR[IL]\w*\}?/i.test(value)) &&
    !args.some(({ value }) => /^(?:-[IdT]|--head|--spider|--data\S*|--upload-file)$/.test(value))
  );
}

/** The program that runs what a call downloads, through whatever pipe; undefined where none does. */
export function interpreterOf({ command }: Call, calls: ReadonlyMap<unknown, Call>): string | undefined {
  for (let output: Output = command.output; typeof output === 'object'; output = output.output) {
    const program = calls.get(output)?.program;
    if (program !== undefined && INTERPRETERS.test(program)) return program;
  }
  return undefined;
}

/** Whether an address is a Git repository to BuildKit (util/gitutil, ParseGitRef). */
export function isGitAddress(address: string): boolean {
  return /^(?:git@|(?:git|ssh):\/\/)|^https?:\/\/[^?#]+\.git(?:[?#]|$)/.test(address);
}
