import { type Catalog, type CatalogFiles, createCatalogWith } from './catalog.ts';
import { findIndexedManifest } from './index-digest.ts';

/**
 * Makes the lookups from the files.
 *
 * @param files data that has been checked by the schemas of `format.ts`
 */
export function createCatalog(files: CatalogFiles): Catalog {
  return createCatalogWith(findIndexedManifest, files);
}
