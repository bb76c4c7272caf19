/** What a RUN makes the go command do. */
import { baseName } from '../dockerfile/base-name.ts';
import type { ShellCommand, ShellWord, VariableUse } from '../dockerfile/shell.ts';
import type { Run } from '../stages.ts';
import type { StagexImage } from '../stagex.ts';

const COMPILING = new Set(['build', 'install', 'run', 'test', 'vet']);

/** Whether a command makes Go compile packages. */
export function compilesGo(command: ShellCommand): boolean {
  return COMPILING.has(goVerb(goArguments(command))?.value ?? '');
}

/** What go is told to do, `build`; undefined where nothing follows it. */
export function goVerb([verb, folder, next]: readonly ShellWord[]): ShellWord | undefined {
  return verb?.value === '-C' && folder ? next : verb;
}

/** Whether an image sets LDFLAGS for Go's linker, and GO_LDFLAGS to the same. */
export function setsGoFlags(image: StagexImage | undefined): boolean {
  return Object.hasOwn(image?.at?.runtime?.env ?? {}, 'GO_LDFLAGS');
}

/** The uses of LDFLAGS in the -ldflags of a RUN's Go commands: `-ldflags "$LDFLAGS"` or `-ldflags="$LDFLAGS"`. */
export function linkerFlagUses({ commands, variables }: Run): readonly VariableUse[] {
  const values = commands.filter(compilesGo).flatMap(linkerFlags);
  return variables.filter(
    ({ name, start }) => name === 'LDFLAGS' && values.some((value) => value.start <= start && start < value.end),
  );
}

function linkerFlags(command: ShellCommand): readonly ShellWord[] {
  const args = goArguments(command);
  return args.filter(
    ({ value }, index) => /^--?ldflags=/.test(value) || /^--?ldflags$/.test(args[index - 1]?.value ?? ''),
  );
}

/** What follows `go`, which may itself follow `env NAME=value`. */
function goArguments({ args, name }: ShellCommand): readonly ShellWord[] {
  if (!name) return [];
  const words = [name, ...args];
  const at = words.findIndex(({ value }) => value !== 'env' && !value.includes('='));
  return baseName(words[at]?.value) === 'go' ? words.slice(at + 1) : [];
}
