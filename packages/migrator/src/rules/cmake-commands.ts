/** The commands of a stage that make CMake read a project, and the generator they get. */
import { baseName } from '../dockerfile/base-name.ts';
import type { ShellCommand } from '../dockerfile/shell.ts';
import type { StageFacts } from '../stages.ts';
import { type CommandPlace, settingsOf } from './settings.ts';

/** With these cmake builds, installs or runs a script, and reads no project. */
const OTHER_MODE = /^(?:--(?:build|install|open|find-package|workflow|help.*|version)|-E|-P|-h|-N)$/;
/** `-G Ninja`, a preset, or a variable that may hold either. */
const GENERATOR = /^(?:-G|--preset|\$\{?\w*(?:ARGS|FLAGS|OPTS|OPTIONS|GENERATOR))/i;

/** The commands that configure a project, in the order of the text. */
export function configurations({ runs }: StageFacts): readonly CommandPlace[] {
  return runs
    .filter(({ instruction }) => !instruction.onbuild)
    .flatMap((run) => run.commands.map((command) => ({ run, command })))
    .filter(
      ({ command: { args, name } }) =>
        baseName(name?.value) === 'cmake' && !args.some(({ value }) => OTHER_MODE.test(value)),
    );
}

/** Whether a configuration leaves the generator to what the image sets. */
export function leavesGenerator(at: CommandPlace, { stage }: StageFacts): boolean {
  const { command, run } = at;
  return (
    !command.args.some(({ value }) => GENERATOR.test(value)) &&
    settingsOf('CMAKE_GENERATOR', stage, at).length === 0 &&
    !run.commands.some(
      ({ args, name }) => name?.value === 'unset' && args.some(({ value }) => value === 'CMAKE_GENERATOR'),
    )
  );
}

/** The generator that the rest of the stage expects: make needs makefiles. */
export function expectedGenerator({ runs }: StageFacts, { command }: CommandPlace): 'Ninja' | 'Unix Makefiles' {
  const later = (other: ShellCommand) => other.range.start > command.range.start;
  const usesMake = runs.some(({ commands }) =>
    commands.some((other) => later(other) && ['make', 'gmake'].includes(baseName(other.name?.value))),
  );
  return usesMake ? 'Unix Makefiles' : 'Ninja';
}
