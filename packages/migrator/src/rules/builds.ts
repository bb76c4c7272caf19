/** Which calls compile. */
import type { Call } from '../stages.ts';
import { goVerb } from './go-commands.ts';
import { operands } from './operands.ts';
import { cargoVerb } from './rust-builds.ts';

const COMPILERS = /^(?:make|gmake|ninja|samu|rustc|cc|c\+\+|gcc|g\+\+|clang|clang\+\+)$/;
/** They say something about the program, and compile nothing. */
const ASKING = /^--?(?:version|help|print|dump|v$)/;

/** Whether a call compiles what the file brings; what takes its sources from a registry does not count. */
export function compiles({ args, program }: Call): boolean {
  const values = args.map(({ value }) => value);
  switch (program) {
    case 'cargo':
      return /^(?:b|build|rustc|t|test)$/.test(cargoVerb(args)?.value ?? '') || installsPath(values);
    case 'go':
      return (
        /^(?:build|install|test)$/.test(goVerb(args)?.value ?? '') && !values.some((value) => /^[^-]\S*@/.test(value))
      );
    case 'cmake':
      return values.includes('--build');
    case 'meson':
      return values.includes('compile');
    case 'npm':
    case 'pnpm':
    case 'yarn':
      return operands(args).some(({ value }) => /^(?:build|compile)(?::|$)/.test(value));
    default:
      return COMPILERS.test(program) && !values.some((value) => ASKING.test(value));
  }
}

/** `cargo install --path .` */
function installsPath(values: readonly string[]): boolean {
  return values.includes('install') && values.some((value) => value.startsWith('--path'));
}
