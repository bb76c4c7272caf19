/** The words of a call that are neither options nor the values of options. */
import type { ShellWord } from '../dockerfile/shell.ts';

const NO_OPTION = /^$/;

/** @param takesValue options whose value is a word of its own: `-b` of `git clone -b main` */
export function operands(args: readonly ShellWord[], takesValue = NO_OPTION): readonly ShellWord[] {
  return args.filter(
    ({ value }, index) => !value.startsWith('-') && (index === 0 || !takesValue.test(args[index - 1]?.value ?? '')),
  );
}

/** Whether a word may be options that the file does not tell: `$CARGO_FLAGS`, `${ARGS}`. */
export function mayHoldOptions({ value }: ShellWord): boolean {
  return /^\$\{?\w*(?:ARGS?|FLAGS?|OPTS?|OPTIONS?)\b/i.test(value) || value === '$@';
}
