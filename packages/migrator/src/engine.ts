/** The engine without a catalogue: for those that bring or load their own, as the page does. */
export {
  type Catalog,
  type CatalogFiles,
  createCatalogWith,
  type Identity,
  type Image,
  INDEXED_SINCE,
  type Own,
  type Release,
  type Resolution,
} from './catalog/catalog.ts';
export { createCatalog } from './catalog/create-catalog.ts';
export type { CatalogFile, DigestsFile, KnowledgeFile, NamesFile } from './catalog/format.ts';
export { resolveName, type Step } from './catalog/names.ts';
export type { ReleaseFile } from './catalog/release-file.ts';
export type { Practice } from './checklist/checklist.ts';
export { applyEdits, type Edit } from './edits.ts';
export type { Finding, Level, Topic } from './finding.ts';
export { type ImageReport, type Migration, migrateWith, type OwnRelease } from './migrate.ts';
export { checkOptions, type MigrateOptions, type TagStyle } from './options.ts';
export type { Place, Range } from './range.ts';
export type { Reproducibility } from './reproducibility.ts';
export type { Rule } from './rules/rule.ts';
export { rules } from './rules/rules.ts';
export { versionDifference } from './rules/versions.ts';
