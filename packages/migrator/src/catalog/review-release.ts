/** What adding a release to the catalogue would do. */
import type { CatalogFiles } from './catalog.ts';
import type { Problem } from './problem.ts';
import type { ReleaseFile } from './release-file.ts';
import { compareReleases } from './release-id.ts';

/** A release that can be added, compared with the one before it. */
export interface Review {
  /** False where the catalogue has it already, with the same digests. */
  readonly isNew: boolean;
  /** The release before it. */
  readonly before: string;
  /** Names that the release before it does not have, sorted. */
  readonly newNames: readonly string[];
  /** Names that the release before it has, sorted; many of them are a sign that a list was cut off. */
  readonly gone: readonly string[];
}

/** How many images a problem names. */
const TO_NAME = 3;

/**
 * Compares a release with the catalogue.
 *
 * @param files without releases that a reader added, with or without the whole digests
 * @returns a problem for a release that the catalogue has with other digests, since its own data goes before a reader's,
 *   and for one that is older than all of it
 */
export function reviewRelease(files: CatalogFiles, release: ReleaseFile): Review | Problem {
  const { releases } = files.catalog;
  const before = releases.findLastIndex(({ id }) => compareReleases(id, release.id) < 0);
  const earlier = releases[before];
  if (!earlier) return { problem: `${release.id} is older than the catalogue, which begins with ${releases[0]?.id}` };

  const own = releases.findIndex(({ id }) => id === release.id);
  const listed = digestsAt(files, own);
  const added = Object.entries(release.images);
  const differing = [
    ...added.filter(([name, { digest }]) => !digest.startsWith(listed.get(name) ?? '-')).map(([name]) => name),
    ...[...listed.keys()].filter((name) => !Object.hasOwn(release.images, name)),
  ];
  if (own !== -1 && differing.length > 0) {
    const some = `${differing.slice(0, TO_NAME).join(', ')}${differing.length > TO_NAME ? ' and others' : ''}`;
    return {
      problem: `the catalogue has ${release.id} already, where ${some} ${differing.length === 1 ? 'is' : 'are'} not the same; its own data is used`,
    };
  }
  const known = digestsAt(files, before);
  return {
    isNew: own === -1,
    before: earlier.id,
    newNames: added
      .map(([name]) => name)
      .filter((name) => !known.has(name))
      .sort(),
    gone: [...known.keys()].filter((name) => !Object.hasOwn(release.images, name)).sort(),
  };
}

/** The images of a release, with what is loaded of their digests. */
function digestsAt({ catalog, digests }: CatalogFiles, index: number): ReadonlyMap<string, string> {
  const entries = Object.entries(catalog.images).flatMap(([name, runs]) => {
    const run = runs.findIndex(([first, last]) => first <= index && index <= last);
    const listed = digests?.images[name]?.[run]?.[0] ?? runs[run]?.[4];
    return listed === undefined ? [] : [[name, listed] as const];
  });
  return new Map(entries);
}
