/** What can be said where a reader added releases: they may leave gaps, and say less of their images than our own. */
import type { Catalog, Image, Release } from '../catalog/catalog.ts';
import { compareReleases } from '../catalog/release-id.ts';

/** The newest release of our own files: after it there may be releases that are not in the catalogue. */
export function lastListed({ newest, releases }: Pick<Catalog, 'newest' | 'releases'>): Release {
  return releases.findLast(({ own }) => !own) ?? newest;
}

/** `No release up to 2026.03.0`, and none of those that the reader added. */
export function noRelease(catalog: Catalog): string {
  const own = catalog.releases.filter((release) => release.own).map(({ id }) => id);
  const listed = `No release up to ${lastListed(catalog).id}`;
  return own.length > 0 ? `${listed} and none of yours (${own.join(', ')})` : listed;
}

/** Whether there may be releases beside this one that are in no file of ours and were not added. */
export function mayHaveGap(release: Release, { newest, releases }: Catalog): boolean {
  return releases.some(({ own }) => own) && compareReleases(release.id, lastListed({ newest, releases }).id) >= 0;
}

/** Whether nobody has said which version an image is: digest lists name none. */
export function hasUnknownVersion({ release, version }: Pick<Image, 'release' | 'version'>): boolean {
  return version === null && release.own?.source === 'digest lists';
}
