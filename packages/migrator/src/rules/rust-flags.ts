/** RUSTFLAGS as Cargo and rustc read them. */
import { type Dockerfile, type EnvScope, lookupEnv, type State } from '../dockerfile/dockerfile.ts';
import type { Part } from '../dockerfile/reference.ts';
import { envWords } from './env-words.ts';

/** One `-C` option: `-C link-arg=-lc++` or `-Clink-arg=-lc++`. */
export interface CodegenOption {
  /** `link-arg` */
  readonly name: string;
  /** `-lc++`; empty for an option without a value. */
  readonly value: string;
  /** The value where it is written. */
  readonly at: Part;
}

/** RUSTFLAGS at one place of a stage: every ENV that sets it, the latest last, when each goes on from the one before. */
export interface RustFlags {
  readonly scopes: readonly EnvScope[];
  readonly options: readonly CodegenOption[];
}

/** The RUSTFLAGS that hold at a state; undefined where the file sets none. */
export function rustFlags(state: State, dockerfile: Dockerfile): RustFlags | undefined {
  const scopes: EnvScope[] = [];
  for (let scope = lookupEnv(state, 'RUSTFLAGS'); scope; scope = previous(scope)) {
    scopes.unshift(scope);
    if (!goesOn(scope)) break;
  }
  if (scopes.length === 0) return undefined;
  return { scopes, options: scopes.flatMap(({ variable }) => codegenOptions(envWords(variable, dockerfile))) };
}

/** Whether the words have an option with this value, `target-feature` with `+crt-static`. */
export function hasOption({ options }: RustFlags, name: string, value: string): boolean {
  return options.some((option) => option.name === name && option.value.split(/[, ]/).includes(value));
}

function codegenOptions(words: readonly Part[]): readonly CodegenOption[] {
  return words.flatMap((word, index) => {
    const isSeparate = words[index - 1]?.text === '-C' || words[index - 1]?.text === '--codegen';
    const option = isSeparate ? word.text : /^-C(.+)$/.exec(word.text)?.[1];
    if (option === undefined) return [];
    const equals = option.indexOf('=');
    const value = equals === -1 ? '' : option.slice(equals + 1);
    return [
      {
        name: equals === -1 ? option : option.slice(0, equals),
        value,
        at: { text: value, start: word.end - value.length, end: word.end },
      },
    ];
  });
}

function goesOn({ variable }: EnvScope): boolean {
  return /\$\{?RUSTFLAGS\b/.test(variable.raw?.text ?? '');
}

function previous(scope: EnvScope): EnvScope | undefined {
  let before = scope.before;
  while (before && before.variable.name !== 'RUSTFLAGS') before = before.before;
  return before;
}
