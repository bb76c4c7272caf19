/** The flags for compilers and linkers that a stage sets, word by word: in ENV and ARG, and in the commands of its RUNs. */
import type { Dockerfile, Instruction, Variable } from '../dockerfile/dockerfile.ts';
import type { Part } from '../dockerfile/reference.ts';
import type { ShellCommand } from '../dockerfile/shell.ts';
import type { StageFacts } from '../stages.ts';
import { envWords } from './env-words.ts';

/** One place that holds flags. */
export interface FlagList {
  /** CFLAGS; undefined for the arguments of a command. */
  readonly name: string | undefined;
  readonly words: readonly Part[];
  readonly instruction: Instruction;
}

const VARIABLE = /^(?:\w*FLAGS(?:_\w+)?|CC|CXX|LD)$/;
/** `LDFLAGS=-lm` as an argument of make, `-DCMAKE_EXE_LINKER_FLAGS=-lm` of CMake, `-Clink-arg=-lm` of rustc. */
const SETTING = /^(?:-D|-C)?(?:\w*FLAGS\w*|link-args?)(?::[A-Z]+)?=/;
/** These say something about flags, and pass none. */
const TALKING = new Set(['echo', 'printf', 'grep', 'sed', 'awk', 'test', '[']);

/** The flags of a stage, in the order of the text. */
export function flagLists({ runs, stage }: StageFacts, dockerfile: Dockerfile): readonly FlagList[] {
  const inVariables = stage.instructions
    .filter(({ onbuild }) => !onbuild)
    .flatMap((instruction) =>
      instruction.variables
        .filter(({ name }) => VARIABLE.test(name))
        .map((variable) => ({ name: variable.name, words: flagWords(variable, dockerfile), instruction })),
    );
  const inCommands = runs
    .filter(({ instruction }) => !instruction.onbuild)
    .flatMap(({ commands, instruction }) =>
      commands.flatMap((command) => listsOf(command, dockerfile).map((list) => ({ ...list, instruction }))),
    );
  return [...inVariables, ...inCommands].sort((a, b) => a.instruction.range.start - b.instruction.range.start);
}

function listsOf(
  { args, assignments, name }: ShellCommand,
  dockerfile: Dockerfile,
): readonly Omit<FlagList, 'instruction'>[] {
  const assigned = assignments
    .filter((assignment) => VARIABLE.test(assignment.name))
    .map(({ name: variable, value }) => ({ name: variable, words: wordsOf(value, dockerfile) }));
  if (TALKING.has(name?.value ?? '')) return assigned;
  return [...assigned, { name: undefined, words: args.flatMap((word) => wordsOf(word, dockerfile)) }];
}

/** `-O2`, `LDFLAGS="-lm -lz"` or `"LDFLAGS=-lm -lz"`. */
function wordsOf(part: Part | undefined, dockerfile: Dockerfile): readonly Part[] {
  if (!part) return [];
  const quote = /^["']?/.exec(part.text)?.[0] ?? '';
  const inner = quote && part.text.endsWith(quote) ? cut(part, quote.length, quote.length) : part;
  const setting = SETTING.exec(inner.text)?.[0];
  const raw = setting === undefined ? part : cut(inner, setting.length, 0);
  return flagWords({ name: '', value: undefined, raw }, dockerfile);
}

/** RUSTFLAGS hand flags on: `-C link-arg=-fuse-ld=lld`. */
function flagWords(variable: Variable, dockerfile: Dockerfile): readonly Part[] {
  return envWords(variable, dockerfile).map((word) => cut(word, SETTING.exec(word.text)?.[0].length ?? 0, 0));
}

function cut({ end, start, text }: Part, before: number, after: number): Part {
  return { text: text.slice(before, text.length - after), start: start + before, end: end - after };
}
