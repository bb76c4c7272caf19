/** What a Dockerfile says, as facts: computed once, read by every rule. All ranges are offsets into `text`. */
import type { Range } from '../range.ts';
import type { Joined } from './joined.ts';
import type { LineIndex } from './lines.ts';
import type { ImageReference, Part } from './reference.ts';
import type { Shell } from './shell.ts';

export interface Dockerfile {
  readonly text: string;
  readonly lines: LineIndex;
  /** The character that continues a line: `\`, or what `# escape=` says. */
  readonly escape: string;
  /** In the order of the text. The trigger of an ONBUILD follows its ONBUILD. */
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** Every place that names an image or a stage, in the order of the text. */
  readonly images: readonly ImageUse[];
  /** Comment lines outside instructions, with their `#`; parser directives are among them. */
  readonly comments: readonly Part[];
  /** The stages whose FROMs lead to this use, directly or through other stages. */
  stagesBuiltOn(use: ImageUse): readonly Stage[];
}

export interface Instruction {
  /** Upper case: `FROM`, `COPY`, … */
  readonly keyword: string;
  /** From the keyword to the last character, heredocs included. */
  readonly range: Range;
  /** The stage it belongs to; undefined before the first FROM. */
  readonly stage: number | undefined;
  /** Whether an ONBUILD defers it to a build on top of this one. */
  readonly onbuild: boolean;
  /** Words after the flags, as dockerfile-ast reads them: continuations and quotes resolved. */
  readonly words: readonly Part[];
  readonly flags: readonly Flag[];
  /** The strings of an exec form, `["/bin/sh", "-c"]`; undefined for the shell form. */
  readonly json: readonly string[] | undefined;
  /** The commands of a RUN: those of its script, or the one its exec form names. Empty for other instructions. */
  readonly shell: Shell;
  /** Variables that an ENV or ARG sets. */
  readonly variables: readonly Variable[];
  /** What the stage has set before this instruction runs. */
  readonly state: State;
}

export interface Flag extends Range {
  readonly name: string;
  /** Without quotes and continuations; undefined for `--link`. */
  readonly value: Joined | undefined;
}

export interface Variable {
  readonly name: string;
  /** As dockerfile-ast reads it, quotes and escapes resolved; undefined for `ARG NAME`. */
  readonly value: string | undefined;
  /** The value as written; undefined for `ARG NAME`. */
  readonly raw: Part | undefined;
}

/** What the instructions of a stage, and of the stages it is built on, have set. Undefined: left to the base image. */
export interface State {
  readonly user: Instruction | undefined;
  readonly shell: Instruction | undefined;
  readonly workdir: Instruction | undefined;
  /** The latest ENV variable; earlier ones are behind it. Look one up with `lookupEnv`. */
  readonly env: EnvScope | undefined;
  /** The same for ARG; those above the first FROM are not among them. */
  readonly args: EnvScope | undefined;
}

export interface EnvScope {
  readonly variable: Variable;
  readonly instruction: Instruction;
  readonly before: EnvScope | undefined;
}

export interface Stage {
  readonly index: number;
  /** The name after AS, as written. */
  readonly name: Part | undefined;
  readonly from: Instruction;
  /** What the FROM names. */
  readonly base: ImageUse;
  /** What the stage is built on in the end, through the stages between. */
  readonly root: ImageUse;
  /** FROM included. */
  readonly instructions: readonly Instruction[];
  /** What is set at its end. */
  readonly state: State;
}

/** One place that names an image or a stage. */
export interface ImageUse {
  readonly position: 'from' | 'copy' | 'add' | 'mount';
  /** The instruction that uses it; for an ARG default the FROM that does. */
  readonly instruction: Instruction;
  /** Where the reference is written: in the instruction, or in the ARG default that a FROM uses. */
  readonly range: Range;
  readonly source: ImageSource;
}

/**
 * What a use names.
 *
 * - `stage`: an earlier part of this file
 * - `image`: an image, or a build context that the build command names
 * - `scratch`: nothing
 * - `variable`: known only when the build runs; `template` is the text with its variables
 */
export type ImageSource =
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'image'; readonly reference: ImageReference; readonly editable: boolean }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'variable'; readonly template: string };

/** The latest value of an ENV variable at a state, and the instruction that sets it. */
export function lookupEnv(state: State, name: string): EnvScope | undefined {
  return lookup(state.env, name);
}

/** The latest ARG variable of that name at a state. */
export function lookupArg(state: State, name: string): EnvScope | undefined {
  return lookup(state.args, name);
}

function lookup(latest: EnvScope | undefined, name: string): EnvScope | undefined {
  let scope = latest;
  while (scope && scope.variable.name !== name) scope = scope.before;
  return scope;
}
