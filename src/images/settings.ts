/** What an image sets for its containers, instruction by instruction, and since when. */
import type { Image } from 'restage/engine';

type Runtime = NonNullable<Image['runtime']>;

export type Instruction = 'USER' | 'ENTRYPOINT' | 'SHELL' | 'CMD' | 'WORKDIR' | 'ENV';

export interface Value {
  /** As a Dockerfile has it, without the instruction; null: the image does not set it. */
  readonly text: string | null;
  /** Names of variables whose values are not known. */
  readonly unknown: readonly string[];
  /** Oldest first. */
  readonly releases: readonly string[];
}

export interface Setting {
  readonly instruction: Instruction;
  /** Newest first, never empty; releases that are not known are in none. */
  readonly values: readonly Value[];
}

/** These are told of where an image never sets them too. */
const ALWAYS: readonly Instruction[] = ['USER', 'ENTRYPOINT', 'SHELL'];

/** @param history of one name, oldest first */
export function settingsOf(history: readonly Image[]): readonly Setting[] {
  const instructions: readonly Instruction[] = [...ALWAYS, 'CMD', 'WORKDIR', 'ENV'];
  return instructions
    .map((instruction) => ({ instruction, values: valuesOf(instruction, history) }))
    .filter(
      ({ instruction, values }) =>
        values.length > 0 &&
        (ALWAYS.includes(instruction) || values.some(({ text, unknown }) => text !== null || unknown.length > 0)),
    );
}

function valuesOf(instruction: Instruction, history: readonly Image[]): readonly Value[] {
  const values: Value[] = [];
  for (const { runtime, release } of history) {
    if (!runtime) continue;
    const value = { text: textOf(instruction, runtime), unknown: unknownOf(instruction, runtime) };
    const before = values.at(-1);
    if (before && before.text === value.text && before.unknown.join() === value.unknown.join()) {
      values[values.length - 1] = { ...before, releases: [...before.releases, release.id] };
    } else values.push({ ...value, releases: [release.id] });
  }
  return values.reverse();
}

function textOf(instruction: Instruction, { user, entrypoint, shell, cmd, workdir, env }: Runtime): string | null {
  switch (instruction) {
    case 'USER':
      return user ?? null;
    case 'ENTRYPOINT':
      return execForm(entrypoint);
    case 'SHELL':
      return execForm(shell);
    case 'CMD':
      return execForm(cmd);
    case 'WORKDIR':
      return workdir ?? null;
    case 'ENV': {
      const known = Object.entries(env ?? {}).filter(([, value]) => value !== null);
      return known.length > 0 ? known.map(([name, value]) => `${name}=${quoted(value ?? '')}`).join(' ') : null;
    }
  }
}

function unknownOf(instruction: Instruction, { env = {} }: Runtime): readonly string[] {
  return instruction === 'ENV' ? Object.keys(env).filter((name) => env[name] === null) : [];
}

function execForm(words: readonly string[] | undefined): string | null {
  return words ? `[${words.map((word) => JSON.stringify(word)).join(', ')}]` : null;
}

function quoted(value: string): string {
  return /[\s"]/.test(value) || value === '' ? JSON.stringify(value) : value;
}
