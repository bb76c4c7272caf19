/** Every release of the catalogue with what it changed; made once, while the site is built. */
import { bundledFiles } from 'restage';
import type { CatalogFile } from 'restage/engine';
import { decodeCatalog } from '../../packages/migrator/src/catalog/model.ts';
import { type Difference, difference } from './difference.ts';
import { imagesOfReleases, type ReleaseImages } from './images.ts';

export interface HistoryEntry {
  readonly release: CatalogFile['releases'][number];
  readonly images: ReleaseImages;
  readonly count: number;
  /** Against the release before it; undefined for the first. */
  readonly difference: Difference | undefined;
}

// Our own files: no reader has added a release to them.
const releases = decodeCatalog(bundledFiles.catalog as CatalogFile, bundledFiles.digests);
const images = imagesOfReleases(releases);

/** Oldest first. */
export const history: readonly HistoryEntry[] = images.map((own, index) => {
  const [release, before] = [releases[index]?.release, images[index - 1]];
  if (!release) throw new Error(`The catalogue has no release ${own.release}`);
  return {
    release,
    images: own,
    count: Object.keys(own.images).length,
    difference: before && difference(before, own, bundledFiles.names),
  };
});
