/** RUSTFLAGS as Cargo and rustc read them. */
import type { Dockerfile, Stage, Variable } from '../dockerfile/dockerfile.ts';
import type { Part } from '../dockerfile/reference.ts';
import type { StageFacts } from '../stages.ts';
import { envWords } from './env-words.ts';
import { rustBuilds } from './rust-builds.ts';
import { type CommandPlace, type Setting, settingsOf } from './settings.ts';

/** One `-C` option: `-C link-arg=-lc++` or `-Clink-arg=-lc++`. */
export interface CodegenOption {
  /** `link-arg` */
  readonly name: string;
  /** `-lc++`; empty for an option without a value. */
  readonly value: string;
  /** The value where it is written. */
  readonly at: Part;
}

/** The flags that one build gets. */
export interface RustFlags {
  /** The variable that holds them. With RUSTFLAGS Cargo looks into no configuration file. */
  readonly name: string;
  /** Its values, the last one last. */
  readonly settings: readonly Setting[];
  readonly options: readonly CodegenOption[];
  /** Whether the file says every word: none comes from a build argument or from another variable. */
  readonly isComplete: boolean;
}

/** Cargo takes the first of these that is set. */
const VARIABLES = ['RUSTFLAGS', 'CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_RUSTFLAGS', 'CARGO_BUILD_RUSTFLAGS'];

/**
 * The flags that hold at a command.
 *
 * @param at absent: at the end of the stage
 * @returns undefined where the file sets none
 */
export function rustFlags(dockerfile: Dockerfile, stage: Stage, at: CommandPlace | undefined): RustFlags | undefined {
  for (const name of VARIABLES) {
    const settings = settingsOf(name, stage, at);
    if (settings.length === 0) continue;
    const values = settings.map(({ variable }) => readFlags(variable, dockerfile));
    return {
      name,
      settings,
      options: values.flatMap(({ options }) => options),
      isComplete:
        settings.every(({ instruction }) => instruction.keyword !== 'ARG') &&
        values.every(({ isComplete }) => isComplete),
    };
  }
  return undefined;
}

/** The flags of every build of a stage; those at its end where no build is to be seen. */
export function stageFlags(dockerfile: Dockerfile, stage: StageFacts): readonly RustFlags[] {
  const builds = rustBuilds(stage);
  const places = builds.length > 0 ? builds : [undefined];
  return places.flatMap((at) => rustFlags(dockerfile, stage.stage, at) ?? []);
}

/** Whether the program is linked with a static C library; the last word counts. */
export function isStatic({ options }: RustFlags): boolean {
  const features = options.flatMap(({ name, value }) => (name === 'target-feature' ? value.split(',') : []));
  return features.findLast((feature) => feature.endsWith('crt-static')) === '+crt-static';
}

/** What is handed to the linker, word by word. */
export function linkArguments({ options }: RustFlags): readonly CodegenOption[] {
  return options.filter(({ name }) => name === 'link-arg' || name === 'link-args');
}

type Flags = Pick<RustFlags, 'options' | 'isComplete'>;

/** Many stages may go on from one value. */
const READ = new WeakMap<Variable, Flags>();

function readFlags(variable: Variable, dockerfile: Dockerfile): Flags {
  let flags = READ.get(variable);
  if (!flags) {
    const own = [`$${variable.name}`, `\${${variable.name}}`, `\${${variable.name}:-}`];
    const words = envWords(variable, dockerfile);
    const isComplete = words.every(({ text }) => !text.includes('$') || own.includes(text));
    flags = { options: codegenOptions(words), isComplete };
    READ.set(variable, flags);
  }
  return flags;
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
