import { baseName } from '../../dockerfile/base-name.ts';
import type { Instruction } from '../../dockerfile/dockerfile.ts';
import type { Call, StageFacts } from '../../stages.ts';
import { isGitAddress } from '../downloads.ts';
import { operands } from '../operands.ts';
import { practiceRule, type Sighting, sightCall } from '../practice.ts';
import { expand } from '../settings.ts';

/** A whole commit; an abbreviation may come to name another. */
const COMMIT = /(?:^|[^0-9a-f])(?:[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-f])/;
const TAKES_VALUE =
  /^(?:-[bcCjou]|--(?:branch|config|depth|filter|git-dir|jobs|origin|reference|separate-git-dir|shallow-since|template|work-tree))$/;

export const gitCommit = practiceRule({
  name: 'git-commit',
  summary: 'A Git source is named by a branch or a tag, which can move',
  level: 'advice',
  *see({ stages }) {
    for (const stage of stages) {
      yield* stage.stage.instructions.flatMap(seeAdd);
      yield* seeClones(stage);
      for (const call of stage.calls) {
        const isFromGit =
          (call.program === 'cargo' && call.args.some(({ value }) => /^--git\b/.test(value))) ||
          (call.program === 'pip' && call.args.some(({ value }) => /(?:^|@ ?)git\+/.test(value)));
        if (!isFromGit) continue;
        const state = stateOf(call, stage);
        const how = call.program === 'cargo' ? '--rev' : '@ behind the address';
        const message = `${call.program} takes what a branch or a tag is on the day of the build; name a whole commit with ${how}.`;
        yield state === 'broken' ? sightCall(call, state, message) : sightCall(call, state);
      }
    }
  },
});

/** Clones, each with what is made of it: a checkout of a commit may follow in the same RUN or in a later one. */
function* seeClones(stage: StageFacts): Generator<Sighting> {
  /** By the folder that each makes. */
  const open = new Map<string, Call>();
  const order: string[] = [];
  for (const call of stage.calls) {
    const words = call.program === 'git' ? operands(call.args, TAKES_VALUE) : [];
    const verb = words[0]?.value;
    if (verb === 'clone') {
      const [, repository, folder] = words.map(({ value }) => value);
      if (!repository || /^(?:[./]|file:)/.test(repository)) continue;
      if (call.args.some(({ value }) => value.startsWith('--revision'))) {
        yield sightCall(call, stateOf(call, stage));
        continue;
      }
      const name = baseName(folder ?? repository).replace(/\.git$/, '');
      const key = open.has(name) ? `${name} ${order.length}` : name;
      open.set(key, call);
      order.push(key);
    } else if (/^(?:checkout|switch|reset|fetch|test|\[|\[\[)$/.test(verb ?? call.program)) {
      const state = stateOf(call, stage);
      if (state === 'broken') continue;
      let key = baseName(call.args[call.args.findIndex(({ value }) => value === '-C') + 1]?.value);
      // Without a folder it is about the latest, into which a cd went.
      while (!open.has(key) && order.length > 0) key = order.pop() ?? '';
      const clone = open.get(key);
      open.delete(key);
      if (clone) yield sightCall(clone, state);
      else if (verb === 'fetch') yield sightCall(call, state);
    }
  }
  for (const call of open.values()) {
    const message =
      'git clone takes what a branch or a tag is on the day of the build; check out a whole commit in the same RUN.';
    yield sightCall(call, 'broken', message);
  }
}

/** Whether the words of a call name a commit, or a variable that may. */
function stateOf(call: Call, { stage }: StageFacts): Sighting['state'] {
  const words = call.args.map(({ value }) => expand(value, stage, call));
  if (words.some((word) => COMMIT.test(word))) return 'kept';
  // A test of two variables names none.
  return call.program !== 'git' || words.every((word) => !word.includes('$')) ? 'broken' : 'unknown';
}

function seeAdd({ flags, json, keyword, onbuild, range, stage, words }: Instruction): readonly Sighting[] {
  const sources = (json ?? words.map(({ text }) => text)).slice(0, -1).filter(isGitAddress);
  if (keyword !== 'ADD' || onbuild || sources.length === 0) return [];
  const isFixed = flags.some(({ name }) => name === 'checksum') || sources.every((source) => COMMIT.test(source));
  if (isFixed) return [{ at: range, state: 'kept' }];
  if (sources.some((source) => source.includes('$'))) return [{ at: range, state: 'unknown' }];
  const message = 'ADD takes what a branch or a tag is on the day of the build; write a whole commit behind the #.';
  return [{ at: range, state: 'broken', message, stage }];
}
