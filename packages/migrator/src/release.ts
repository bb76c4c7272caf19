/** Catalogues with other releases than the bundled one: a reader's own added, or cut back to an earlier one. */
export { catalogUpTo } from './catalog/catalog-up-to.ts';
export { extendCatalog } from './catalog/extend-catalog.ts';
export type { Problem } from './catalog/problem.ts';
export { checkRelease, formatRelease, type ReleaseFile, readRelease } from './catalog/release-file.ts';
export { type FromLists, type GivenList, releaseFromLists } from './catalog/release-from-lists.ts';
export { type Review, reviewRelease } from './catalog/review-release.ts';
