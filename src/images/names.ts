/** Where an image name comes from and where it went. */
import type { Catalog, NamesFile } from 'restage/engine';

/** The categories of StageX (its packages/README.md), in the order readers want them. */
export const categories = {
  pallet: 'A set of images with all that they depend on, to be run or built from as it is.',
  core: 'Compilers, interpreters and what pallets need.',
  user: 'The rest of the software, built with pallets.',
  bootstrap: 'From the seed to a C compiler.',
} as const;

export type Category = keyof typeof categories;

/** The category that a name begins with; undefined for the flat names of 2024. */
export function categoryOf(name: string): Category | undefined {
  return (Object.keys(categories) as Category[]).find((category) => name.startsWith(`${category}-`));
}

/** A name that came to an end, and is followed by the one asked about. */
export interface Predecessor {
  readonly name: string;
  /** Whether the image that follows does the same job. */
  readonly automatic: boolean;
  /** The last release that had it. */
  readonly last: string;
}

/** The names that another one follows, those that simply became it before those it may replace. */
export function predecessorsOf(
  name: string,
  { names, categories }: NamesFile,
  catalog: Catalog,
): readonly Predecessor[] {
  const given = Object.entries(names)
    .filter(([before, { to }]) => to === name && before !== name)
    .map(([before, { automatic }]) => ({ before, automatic }));
  const flat = Object.entries(categories)
    .filter(([before, category]) => `${category}-${before}` === name)
    .map(([before]) => ({ before, automatic: true }));
  return [...flat, ...given]
    .map(({ before, automatic }) => ({
      name: before,
      automatic,
      last: catalog.history(before).at(-1)?.release.id ?? '',
    }))
    .sort((a, b) => Number(b.automatic) - Number(a.automatic));
}

/** The images of the newest release that an image is wholly and directly inside of, as far as that is known. */
export function containersOf(name: string, { knowledge, newest }: Catalog): readonly string[] {
  return Object.entries(knowledge.contents)
    .filter(([, entries]) => entries.findLast(({ since }) => since <= newest.id)?.contains.includes(name))
    .map(([container]) => container);
}
