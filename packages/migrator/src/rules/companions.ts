/** Images that need others beside them (knowledge.json says which), and how to bring those in. */
import type { Image } from '../catalog/catalog.ts';
import type { Instruction } from '../dockerfile/dockerfile.ts';
import type { Edit } from '../edits.ts';
import type { StageFacts } from '../stages.ts';
import type { StagexImage } from '../stagex.ts';
import { insertAfter } from './insert.ts';
import { referenceTo } from './reference.ts';
import type { Context } from './rule.ts';

/** A stage that takes an image in without what that image needs. */
export interface Lack {
  readonly stage: StageFacts;
  readonly image: StagexImage;
  /** Its name on the target release. */
  readonly name: string;
  /** What brings the image into the stage. */
  readonly instruction: Instruction;
  readonly missing: readonly Image[];
  /** One COPY for each missing image, below what brings the image in. */
  readonly edits: readonly Edit[];
  /** Whether the edits put nothing in the place of other files: all libraries of the stage are StageX's own. */
  readonly isSafe: boolean;
}

/** The stages in which one of these images lacks something. A stage that is only another name runs nothing. */
export function* findLacks(names: readonly string[], context: Context): Generator<Lack> {
  const { catalog, dockerfile, stages, target } = context;
  for (const stage of stages) {
    if (stage.isAlias || stage.hasUnknown) continue;
    const brought = new Set<string>();
    for (const { image, instruction } of takenIn(stage, stages)) {
      if (!image.at || !names.includes(image.at.name)) continue;
      const missing = catalog
        .needs(image.at.name, target)
        .filter((name) => !stage.has(name) && !brought.has(name) && !(name === 'core-musl' && hasPallet(stage)))
        .flatMap((name) => catalog.image(name, target) ?? []);
      if (missing.length === 0) continue;
      for (const { name } of missing) brought.add(name);
      yield {
        stage,
        image,
        name: image.at.name,
        instruction,
        missing,
        edits: missing.map((to) =>
          insertAfter(dockerfile, instruction, `COPY --from=${referenceTo(to, image, context)} . /`),
        ),
        isSafe: !image.mirrored && !mayHoldOtherLibraries(stage),
      };
    }
  }
}

/** The images that a stage takes in itself, by name or alias; those of a stage it takes in belong to that stage. */
function takenIn({ base, stage, wholeCopies }: StageFacts, stages: readonly StageFacts[]) {
  const { source } = stage.base;
  const isFirst = source.kind !== 'stage' || stages[source.stage]?.isAlias === true;
  return [
    ...(base && isFirst ? [{ image: base, instruction: stage.from }] : []),
    ...wholeCopies
      .filter(({ from }) => from === undefined)
      .flatMap(({ images, instruction }) => images.map((image) => ({ image, instruction }))),
  ];
}

/** A pallet runs on its own (StageX packages/README.md), so it has the C library where it needs one. */
function hasPallet({ images }: StageFacts): boolean {
  return images.some(({ name }) => name.text.startsWith('pallet-'));
}

/** Whether something but whole StageX images was put where libraries are. */
function mayHoldOtherLibraries({ stage, wholeCopies }: StageFacts): boolean {
  const whole = new Set(wholeCopies.filter(({ from }) => from === undefined).map(({ instruction }) => instruction));
  return stage.instructions.some(
    (instruction) =>
      (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') &&
      !whole.has(instruction) &&
      !copiesNamedFiles(instruction) &&
      /^\/(?:$|usr\b|lib)/.test(destinationOf(instruction)),
  );
}

/** `COPY init.c /`: a name with an ending is a file, and none of these is a library; ADD may unpack one. */
function copiesNamedFiles({ keyword, words }: Instruction): boolean {
  return keyword === 'COPY' && words.slice(0, -1).every(({ text }) => /[\w-]\.(?!so\b)\w+$/.test(text));
}

/** Where a COPY puts its files, from the root; a relative WORKDIR is somewhere below it. */
function destinationOf({ state, words }: Instruction): string {
  const to = words.at(-1)?.text ?? '';
  if (to.startsWith('/')) return to;
  const from = state.workdir?.words[0]?.text ?? '/';
  return `${from.replace(/\/$/, '')}/${to.replace(/^\.?\/?/, '')}`;
}

/** The stages with a RUN that sees what a stage holds: itself, and those that take it in. */
export function runners(stage: StageFacts, { stages }: Context): readonly StageFacts[] {
  // A stage stands below those it is built on and those it takes in.
  const built = new Set([stage.stage.index]);
  return stages.slice(stage.stage.index).filter(({ runs, stage: other, wholeCopies }) => {
    const { source } = other.base;
    if (source.kind === 'stage' && built.has(source.stage)) built.add(other.index);
    return runs.length > 0 && (built.has(other.index) || wholeCopies.some(({ from }) => from === stage));
  });
}
