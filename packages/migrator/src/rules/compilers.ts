/** Words of a stage that name a C or C++ compiler: in ENV and ARG, and in the commands of its RUNs. */
import { baseName } from '../dockerfile/base-name.ts';
import type { Dockerfile, Instruction } from '../dockerfile/dockerfile.ts';
import type { Part } from '../dockerfile/reference.ts';
import type { ShellCommand, ShellWord } from '../dockerfile/shell.ts';
import type { StageFacts } from '../stages.ts';
import { envWords } from './env-words.ts';

/** Variables whose value is a compiler: CC and CXX, those of cross builds, and those of the cc crate. */
const VARIABLE = /^(?:(?:HOST|BUILD|TARGET)_?)?(?:CC|CXX|CPP)(?:_FOR_BUILD|_x86_64_unknown_linux_musl)?$/;
/** Arguments that do the same for CMake and Boost. */
const ARGUMENT = /^(?:-DCMAKE_(?:C|CXX|ASM)_COMPILER(?::[A-Z]+)?|(?:--(?:with-)?)?toolset)$/;
/** Programs that take `CC=gcc` as an argument; for others it is just a word. */
const BUILDERS = new Set(['make', 'gmake', 'cmake', 'configure', 'config', 'Configure', 'bootstrap.sh', 'b2', 'bjam']);
const EXPORTERS = new Set(['export', 'env']);
/** Programs that start the compiler behind them. */
const WRAPPERS = new Set(['ccache', 'exec', 'time']);

/** One place that names a compiler. */
export interface CompilerName extends Part {
  /** `gcc`, without a path. */
  readonly program: string;
  readonly instruction: Instruction;
}

/** The places where a stage names one of these programs, `gcc` or `/usr/bin/gcc`, in the order of the text. */
export function compilerNames(
  { runs, stage }: StageFacts,
  dockerfile: Dockerfile,
  programs: readonly string[],
): readonly CompilerName[] {
  const find = (value: Part, instruction: Instruction) =>
    wordsOf(value, dockerfile).flatMap((word) => {
      const program = programs.find((name) => word.text.replace(/^(?:\/usr)?\/bin\//, '') === name);
      return program === undefined ? [] : [{ ...word, program, instruction }];
    });
  const inVariables = stage.instructions.flatMap((instruction) =>
    instruction.onbuild
      ? []
      : instruction.variables.flatMap(({ name, raw }) => (raw && VARIABLE.test(name) ? find(raw, instruction) : [])),
  );
  const inCommands = runs
    .filter(({ instruction }) => !instruction.onbuild)
    .flatMap(({ commands, instruction }) =>
      commands.flatMap((command) => valuesOf(command).flatMap((value) => find(value, instruction))),
    );
  return [...inVariables, ...inCommands].sort((a, b) => a.start - b.start);
}

/** The parts of a command that name what compiles: the program, and the values of variables and arguments. */
function valuesOf({ args, assignments, name }: ShellCommand): readonly Part[] {
  const program = baseName(name?.value);
  const values = assignments.flatMap((assignment) =>
    assignment.value && VARIABLE.test(assignment.name) ? assignment.value : [],
  );
  if (BUILDERS.has(program) || EXPORTERS.has(program)) values.push(...args.flatMap(settingOf));
  const wrapped = WRAPPERS.has(program) ? args[0] : undefined;
  return [...(name ? [name] : []), ...(wrapped ? [wrapped] : []), ...values];
}

/** The value of `CC=gcc`, `"CC=gcc"` or `-DCMAKE_C_COMPILER=gcc`. */
function settingOf(word: ShellWord): readonly ShellWord[] {
  const [, quote = '', name = '', text = ''] = /^(["']?)([\w:-]+)=(.*)$/s.exec(word.text) ?? [];
  if (!VARIABLE.test(name) && !ARGUMENT.test(name)) return [];
  const end = word.end - quote.length;
  const value = quote ? text.slice(0, -1) : text;
  return [{ text: value, value, start: end - value.length, end }];
}

function wordsOf(value: Part, dockerfile: Dockerfile): readonly Part[] {
  return envWords({ name: '', value: undefined, raw: value }, dockerfile);
}
