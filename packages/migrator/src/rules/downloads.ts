/** What a stage takes from the web: ADD of an address, curl and wget. */
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

/** The program that runs what a call writes, through whatever pipe; undefined where none does. */
export function interpreters(calls: readonly Call[]): ReadonlyMap<Call, string | undefined> {
  const byCommand = new Map(calls.map((call) => [call.command, call]));
  const found = new Map<Call, string | undefined>();
  const find = (call: Call): string | undefined => {
    const { output } = call.command;
    const reader = typeof output === 'object' ? byCommand.get(output) : undefined;
    if (!reader || found.has(call)) return found.get(call);
    const program = INTERPRETERS.test(reader.program) ? reader.program : find(reader);
    found.set(call, program);
    return program;
  };
  // The end of a pipe first.
  for (const call of calls.toReversed()) find(call);
  return found;
}

/** Whether an address is a Git repository to BuildKit (util/gitutil, ParseGitRef). */
export function isGitAddress(address: string): boolean {
  return /^(?:git@|(?:git|ssh):\/\/)|^https?:\/\/[^?#]+\.git(?:[?#]|$)/.test(address);
}
