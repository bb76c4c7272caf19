/**
 * The names of the rules about reproducible builds, which may be loaded later than the others: what is asked of one by
 * name is no mistake before. A test holds them against the rules.
 */
export const reproducibilityNames: ReadonlySet<string> = new Set([
  'unpinned-image',
  'network-none',
  'cargo-locked',
  'node-locked',
  'pip-locked',
  'go-locked',
  'source-date-epoch',
  'build-stamp',
  'unchecked-download',
  'git-commit',
  'pipe-to-shell',
  'package-versions',
  'rust-determinism',
  'go-trimpath',
  'cargo-cache-target',
  'cargo-cache-layers',
]);
