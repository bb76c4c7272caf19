/** Releases that a reader adds: reading and checking them, which a program needs only when there is one. */
export type { Problem } from './catalog/problem.ts';
export { checkRelease, formatRelease, type ReleaseFile, readRelease } from './catalog/release-file.ts';
export { type FromLists, type GivenList, releaseFromLists } from './catalog/release-from-lists.ts';
export { type Review, reviewRelease } from './catalog/review-release.ts';
