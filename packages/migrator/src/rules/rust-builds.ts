/** Which stages have StageX's Rust, and what they compile. */
import { baseName } from '../dockerfile/base-name.ts';
import type { Stage } from '../dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../dockerfile/shell.ts';
import type { Range } from '../range.ts';
import type { StageFacts } from '../stages.ts';
import type { StagexImage } from '../stagex.ts';
import { type CommandPlace, expand, settingsOf } from './settings.ts';

/** One cargo or rustc command that compiles. */
export interface RustBuild extends CommandPlace {
  /** `build`, `install`; `rustc` for the compiler itself. */
  readonly subcommand: string;
  /** From `--target`, or CARGO_BUILD_TARGET; variables that the file sets are filled in. */
  readonly target: { readonly at: Range; readonly triple: string } | undefined;
}

/** What links a program. */
const LINKING = new Set(['build', 'b', 'install', 'rustc']);
/** What needs the standard library of the target. */
const COMPILING = new Set([...LINKING, 'run', 'r', 'test', 't', 'bench', 'check', 'c', 'clippy', 'doc', 'd']);
/** Options of cargo itself whose value is a word of its own. */
const WITH_VALUE = new Set(['--config', '--color', '-C', '-Z']);

/** The image that brings Rust, where it is known on the target release. */
export function rustImage({ images }: StageFacts): StagexImage | undefined {
  return images.find(({ at }) => at?.name === 'pallet-rust' || at?.name === 'core-rust');
}

/** The commands of a stage that compile Rust. */
export function rustBuilds({ runs, stage }: StageFacts): readonly RustBuild[] {
  return runs
    .filter(({ instruction }) => !instruction.onbuild)
    .flatMap((run) => run.commands.map((command) => ({ run, command })))
    .flatMap((at) => {
      const subcommand = subcommandOf(at.command);
      if (!subcommand || !COMPILING.has(subcommand)) return [];
      return [{ ...at, subcommand, target: targetOf(stage, at) }];
    });
}

/** Whether a build makes a program, so that how it is linked matters. */
export function isLinking({ subcommand }: RustBuild): boolean {
  return LINKING.has(subcommand);
}

function subcommandOf({ args, name }: ShellCommand): string | undefined {
  const program = baseName(name?.value);
  if (program === 'rustc') return 'rustc';
  if (program !== 'cargo') return undefined;
  return cargoVerb(args)?.value;
}

/** What cargo is told to do, `build`; undefined where it gets options only. */
export function cargoVerb(args: readonly ShellWord[]): ShellWord | undefined {
  const words = args.filter(
    ({ value }, index) => !/^[-+]/.test(value) && !WITH_VALUE.has(args[index - 1]?.value ?? ''),
  );
  return words[0]?.value === 'auditable' ? words[1] : words[0];
}

function targetOf(stage: Stage, at: CommandPlace): RustBuild['target'] {
  const { args } = at.command;
  const index = args.findIndex(({ value }) => value === '--target');
  const place = index === -1 ? args.find(({ value }) => value.startsWith('--target=')) : args[index + 1];
  if (place) {
    const written = place.value.replace(/^--target=/, '');
    // The exec form starts no shell that would fill in variables.
    return { at: place, triple: at.run.isExec ? written : expand(written, stage, at) };
  }
  const { value, raw } = settingsOf('CARGO_BUILD_TARGET', stage, at).at(-1)?.variable ?? {};
  return value !== undefined && raw ? { at: raw, triple: value } : undefined;
}
