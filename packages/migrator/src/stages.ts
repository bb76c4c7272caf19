/** What each stage is made of and runs: which StageX images are in it, and how its RUNs are started. */
import type { Catalog, Image } from './catalog/catalog.ts';
import { baseName } from './dockerfile/base-name.ts';
import type { Dockerfile, Instruction, Stage } from './dockerfile/dockerfile.ts';
import type { Part } from './dockerfile/reference.ts';
import type { Shell, ShellCommand, ShellWord } from './dockerfile/shell.ts';
import type { StagexImage } from './stagex.ts';

/** A stage as rules see it. What it holds is what it will hold on the target release. */
export interface StageFacts {
  readonly stage: Stage;
  /** The StageX image that its FROMs lead to; undefined for scratch and other people's images. */
  readonly base: StagexImage | undefined;
  /** The StageX images that are wholly in it, through FROM and COPY --from, its own and those of the stages it takes in. */
  readonly images: readonly StagexImage[];
  /** Single paths that its own COPYs take out of StageX images, named directly or by an alias. */
  readonly copies: readonly PathCopy[];
  /** Single paths that its own COPYs take out of stages that do more than name an image. */
  readonly stageCopies: readonly StageCopy[];
  /** Its own COPYs that bring whole images or stages to its root. */
  readonly wholeCopies: readonly WholeCopy[];
  readonly runs: readonly Run[];
  /** The programs that its RUNs call, in the order of the text; those that an ONBUILD defers are not among them. */
  readonly calls: readonly Call[];
  /** Whether it may hold files of images that are not known: other people's, unlisted pins, names in variables. */
  readonly hasUnknown: boolean;
  /** Whether it is nothing but another name for its base: `FROM stagex/core-bash AS bash`. */
  readonly isAlias: boolean;
  /** Whether no other stage uses it, so that what it sets is what an image sets. */
  readonly isFinal: boolean;
  /** Whether an image is in it, wholly: by name, or inside an image that contains it (a pallet contains core images). */
  has(name: string): boolean;
}

export interface PathCopy {
  readonly instruction: Instruction;
  readonly image: StagexImage;
  readonly sources: readonly Part[];
  readonly destination: Part;
}

export interface StageCopy extends Omit<PathCopy, 'image'> {
  readonly from: StageFacts;
}

export interface WholeCopy {
  readonly instruction: Instruction;
  /** The stage it takes in, unless that is an alias. */
  readonly from: StageFacts | undefined;
  /** Several where it takes in a stage. */
  readonly images: readonly StagexImage[];
}

export interface Run extends Shell {
  readonly instruction: Instruction;
  readonly isExec: boolean;
  /**
   * Whether the image's login shell reads /etc/profile first: the shell form, in a stage whose base image sets
   * SHELL ["/bin/sh", "-l", "-c"] on the target release, where the file sets no SHELL, or a login shell too.
   */
  readonly usesProfile: boolean;
}

/** One program that a command calls, whatever stands before it: `env CC=clang make`, `sudo -E make`. */
export interface Call {
  readonly run: Run;
  readonly command: ShellCommand;
  /** Without its folder: `make` of `/usr/bin/make`. `pip` stands for `python3 -m pip` and `pip3` too. */
  readonly program: string;
  /** What follows the program. */
  readonly args: readonly ShellWord[];
}

/** The facts of every stage, in the order of the stages. */
export function describeStages(
  dockerfile: Dockerfile,
  catalog: Catalog,
  images: readonly StagexImage[],
): readonly StageFacts[] {
  const byPlace = new Map(images.map((image) => [image.use.range.start, image]));
  const copySources = Map.groupBy(
    dockerfile.images.filter(({ position }) => position === 'copy'),
    ({ instruction }) => instruction.range.start,
  );
  const used = new Set(dockerfile.images.map(({ source }) => (source.kind === 'stage' ? source.stage : undefined)));

  const facts: StageFacts[] = [];
  for (const stage of dockerfile.stages) {
    const base = byPlace.get(stage.root.range.start);
    const parent = stage.base.source.kind === 'stage' ? facts[stage.base.source.stage] : undefined;
    // By name, so that a long chain of stages does not carry a long list.
    const whole = new Map((parent?.images ?? (base ? [base] : [])).map((image) => [image.name.text, image]));
    let hasUnknown = parent ? parent.hasUnknown : stage.root.source.kind !== 'scratch' && base?.at === undefined;
    const copies: PathCopy[] = [];
    const stageCopies: StageCopy[] = [];
    const wholeCopies: WholeCopy[] = [];
    for (const instruction of stage.instructions) {
      if (instruction.keyword !== 'COPY' || instruction.onbuild) continue;
      const { destination, sources, isWhole } = copyOf(instruction);
      const taken: StagexImage[] = [];
      let built: StageFacts | undefined;
      for (const use of copySources.get(instruction.range.start) ?? []) {
        // A stage may be copied before it is described (Docker allows it); such files are not followed.
        const from = use.source.kind === 'stage' ? facts[use.source.stage] : undefined;
        const image = from?.isAlias ? from.base : byPlace.get(use.range.start);
        hasUnknown ||= from ? from.hasUnknown : image?.at === undefined;
        built = from?.isAlias ? undefined : from;
        if (isWhole) taken.push(...(from?.images ?? (image ? [image] : [])));
        else if (image && destination) copies.push({ instruction, image, sources, destination });
        else if (built && destination) stageCopies.push({ instruction, from: built, sources, destination });
      }
      if (taken.length > 0) wholeCopies.push({ instruction, from: built, images: taken });
      for (const image of taken) whole.set(image.name.text, image);
    }
    const runs = stage.instructions.filter(({ keyword }) => keyword === 'RUN').map((run) => describeRun(run, base?.at));
    const contained = new Set([...whole.values()].flatMap((image) => withContents(image, catalog)));
    facts.push({
      stage,
      base,
      images: [...whole.values()],
      copies,
      stageCopies,
      wholeCopies,
      hasUnknown,
      runs,
      calls: runs.filter(({ instruction }) => !instruction.onbuild).flatMap(callsOf),
      isAlias: stage.instructions.length === 1 && parent?.isAlias !== false,
      isFinal: !used.has(stage.index),
      has: (name) => contained.has(name),
    });
  }
  return facts;
}

function describeRun(instruction: Instruction, base: Image | undefined): Run {
  const isExec = instruction.json !== undefined;
  return { instruction, isExec, usesProfile: readsProfile(instruction, base), ...instruction.shell };
}

/** Programs that run the program named behind them. */
const WRAPPERS = new Set(['command', 'env', 'exec', 'nice', 'nohup', 'sudo', 'time', 'timeout']);

function callsOf(run: Run): readonly Call[] {
  return run.commands.flatMap((command) => {
    const words = command.name ? [command.name, ...command.args] : [];
    // Between the two stand options, assignments and times.
    const at = words.findIndex(
      ({ value }, index) => !WRAPPERS.has(baseName(value)) && (index === 0 || !/^-|=|^\d+[a-z]?$/.test(value)),
    );
    const [name, option, module] = words.slice(at);
    if (at === -1 || !name) return [];
    const program = baseName(name.value).replace(/^(pip|python)[\d.]+$/, '$1');
    return program === 'python' && option?.value === '-m' && module?.value === 'pip'
      ? [{ run, command, program: 'pip', args: words.slice(at + 3) }]
      : [{ run, command, program, args: words.slice(at + 1) }];
  });
}

/** Whether a RUN on an image starts a login shell that reads the image's /etc/profile. */
export function readsProfile({ json, state }: Instruction, base: Image | undefined): boolean {
  const own = state.shell?.json;
  return json === undefined && isLogin(base?.runtime?.shell) && (own === undefined || isLogin(own));
}

/** `-l`, alone or among others: `["/bin/bash", "-elc"]`. */
function isLogin(shell: readonly string[] | undefined): boolean {
  return shell?.some((word) => word === '--login' || /^-[a-z]*l/.test(word)) === true;
}

/** `. /` and its like take the whole image, to the root of the stage. */
function copyOf({ state, words }: Instruction) {
  const destination = words.at(-1);
  const sources = words.slice(0, -1);
  const toRoot = destination?.text === '/' || (destination?.text === '.' && state.workdir?.words[0]?.text === '/');
  const isWhole = toRoot && sources.some(({ text }) => ['.', '/', './', '/.', '/*', '*'].includes(text));
  return { destination, sources, isWhole };
}

function withContents(image: StagexImage, catalog: Catalog): readonly string[] {
  return image.at ? [image.at.name, ...catalog.contents(image.at.name, image.at.release)] : [image.name.text];
}
