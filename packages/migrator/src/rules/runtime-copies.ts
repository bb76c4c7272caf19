/** Libraries of GCC and of nongnu libunwind that a stage copies by their path. */
import type { Instruction } from '../dockerfile/dockerfile.ts';
import type { Part } from '../dockerfile/reference.ts';
import type { Edit } from '../edits.ts';
import type { StageFacts } from '../stages.ts';
import type { StagexImage } from '../stagex.ts';
import type { Context } from './rule.ts';
import { mentions } from './stage-chain.ts';

export interface LibraryCopy {
  readonly instruction: Instruction;
  readonly source: Part;
  readonly destination: Part;
  /** `libstdc++.so.6`, as written. */
  readonly name: string;
  /** Whether nothing else is copied with it. */
  readonly isOnly: boolean;
  /** The image it is copied out of; undefined for a stage that does more than name one. */
  readonly image: StagexImage | undefined;
  /** That image or stage, in words. */
  readonly from: string;
  /** Whether an image is in there on the target release. */
  has(name: string): boolean;
}

const LIBRARY = /^\/?(?:usr\/)?lib(?:64)?\/((?:libunwind(?:-\w+)?\.so\.8|libstdc\+\+\.so\.6|libgcc_s\.so\.1)[\d.*]*)$/;

/**
 * The libraries that a stage copies out of images, and out of stages, whose content is known.
 *
 * @param renamed COPYs of the stages before, of libraries that change their name: where one brings a library into a
 *   stage, the stage did not make it itself
 */
export function copiedLibraries(
  { copies, stageCopies }: StageFacts,
  renamed: ReadonlySet<Instruction>,
  context: Context,
): readonly LibraryCopy[] {
  const fromImages = copies.flatMap(({ destination, image, instruction, sources }) => {
    const name = image.at?.name;
    if (name === undefined) return [];
    const inside = new Set([name, ...contentsOf(image, context)]);
    const isKnown = (library: string) => isUnwinder(library) || name === 'core-gcc' || inside.size > 1;
    const has = (other: string) => inside.has(other);
    return sources
      .map((source) => ({ instruction, source, sources, destination, image, from: name, has }))
      .filter(({ source }) => isKnown(libraryName(source) ?? ''));
  });
  const fromStages = stageCopies.flatMap(({ destination, from, instruction, sources }) => {
    const isKnown =
      !from.hasUnknown && from.images.length > 0 && from.images.every((image) => isPackage(image, context));
    const isMade = (library = '') => mentions(context.dockerfile, from.stage, library.replace(/[.*]*$/, ''), renamed);
    const { has } = from;
    const where = from.base?.at?.name ?? 'that stage';
    return sources
      .map((source) => ({ instruction, source, sources, destination, image: undefined, from: where, has }))
      .filter(({ source }) => isKnown && !isMade(libraryName(source)));
  });
  return [...fromImages, ...fromStages].flatMap(({ sources, ...copy }) => {
    const name = libraryName(copy.source);
    return name === undefined ? [] : [{ ...copy, name, isOnly: sources.length === 1 }];
  });
}

/** Whether what a stage takes out of other stages was linked by clang: it is in one of them, and GCC in none. */
export function isBuiltByClang({ stageCopies, wholeCopies }: StageFacts): boolean {
  const builders = [...stageCopies.map(({ from }) => from), ...wholeCopies.flatMap(({ from }) => from ?? [])];
  return (
    builders.length > 0 && builders.every(({ has, hasUnknown }) => !hasUnknown && has('core-clang') && !has('core-gcc'))
  );
}

/** Puts another name in the place of a library's, in the source and where the destination repeats it. */
export function rename({ destination, source }: LibraryCopy, name: RegExp, by: string): readonly Edit[] {
  return [source, destination].flatMap(({ end, text }) => {
    const old = name.exec(text)?.[0];
    return old === undefined ? [] : [{ start: end - old.length, end, text: by }];
  });
}

export function isUnwinder(name: string): boolean {
  return name.startsWith('libunwind');
}

function libraryName({ end, start, text }: Part): string | undefined {
  return text.length === end - start ? LIBRARY.exec(text)?.[1] : undefined;
}

/** Whether it is known what an image holds: its own package, or what the catalogue says of a pallet. */
function isPackage(image: StagexImage, context: Context): boolean {
  return !image.at?.name.startsWith('pallet-') || contentsOf(image, context).length > 0;
}

function contentsOf({ at }: StagexImage, { catalog }: Context): readonly string[] {
  return at ? catalog.contents(at.name, at.release) : [];
}
