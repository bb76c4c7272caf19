/** Where cargo writes what it compiles, and what caches stand there. */
import { mountsOf } from '../dockerfile/mounts.ts';
import type { Call, StageFacts } from '../stages.ts';
import { operands } from './operands.ts';
import { cargoVerb } from './rust-builds.ts';
import { expand, settingsOf } from './settings.ts';

const COMPILING = /^(?:b|build|bench|c|check|clippy|d|doc|r|run|rustc|t|test)$/;

/** Whether cargo compiles what lies in the folder; a program out of a registry is compiled elsewhere. */
export function compilesCrate({ args, program }: Call): boolean {
  const verb = program === 'cargo' ? cargoVerb(args)?.value : undefined;
  return COMPILING.test(verb ?? '') || (verb === 'install' && args.some(({ value }) => value.startsWith('--path')));
}

/** The targets of the cache mounts of a RUN, those that the file tells. */
export function cacheTargets(call: Call, { stage }: StageFacts): readonly string[] {
  return mountsOf(call.run.instruction).flatMap(({ target, type }) => {
    const path =
      type === 'cache' && target !== undefined ? absolute(expand(target, stage, call), call, stage) : undefined;
    return path ?? [];
  });
}

/** Where cargo writes. */
export interface TargetFolder {
  readonly path: string;
  /** What says so: `--target-dir`, `CARGO_TARGET_DIR`; undefined for `target` in the folder of the workspace. */
  readonly by: string | undefined;
}

/** Undefined where the file does not tell. */
export function targetFolder(call: Call, facts: StageFacts): TargetFolder | undefined {
  const { args } = call;
  const at = args.findIndex(({ value }) => /^--target-dir(?:=|$)/.test(value));
  const option = at === -1 ? undefined : (args[at]?.value.split('=')[1] ?? args[at + 1]?.value);
  const variable = settingsOf('CARGO_TARGET_DIR', facts.stage, call).at(-1)?.variable;
  if (option === undefined && variable && variable.value === undefined) return undefined;
  const written = option ?? variable?.value;
  if (written === undefined && args.some(({ value }) => value.startsWith('--manifest-path'))) return undefined;
  const path = absolute(expand(written ?? 'target', facts.stage, call), call, facts.stage);
  if (path === undefined) return undefined;
  return { path, by: option === undefined ? (variable ? 'CARGO_TARGET_DIR' : undefined) : '--target-dir' };
}

/** Whether one path is another, or lies in it. */
export function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? folder : `${folder}/`);
}

/** A path from the root; undefined where a variable, a relative WORKDIR or a `cd` into one is in the way. */
function absolute(path: string, { command, run }: Call, stage: StageFacts['stage']): string | undefined {
  if (/[$`]|\.\./.test(path)) return undefined;
  if (path.startsWith('/')) return path.replace(/\/+$/, '') || '/';
  const moves = run.commands.slice(0, run.commands.indexOf(command)).filter(({ name }) => name?.value === 'cd');
  const written =
    moves.length > 0 ? operands(moves.at(-1)?.args ?? [])[0]?.value : run.instruction.state.workdir?.words[0]?.text;
  const folder = expand(written ?? '', stage, { run, command });
  if (!folder.startsWith('/') || /[$`]|\.\./.test(folder)) return undefined;
  return `${folder.replace(/\/+$/, '')}/${path.replace(/^\.\//, '')}`;
}
