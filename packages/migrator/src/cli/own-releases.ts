/** The releases that `--catalog` names. */
import { bundledFiles } from '../catalog/bundled.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { createCatalog } from '../catalog/create-catalog.ts';
import { extendCatalog } from '../catalog/extend-catalog.ts';
import type { Problem } from '../catalog/problem.ts';
import { type ReleaseFile, readRelease } from '../catalog/release-file.ts';
import { reviewRelease } from '../catalog/review-release.ts';
import { type Migration, migrateWith } from '../migrate.ts';
import type { MigrateOptions } from '../options.ts';
import { readText } from './files.ts';

/** The bundled catalogue with a reader's releases. */
export interface Extended {
  readonly catalog: Catalog;
  readonly migrate: (text: string, options?: MigrateOptions) => Migration;
  /** What to say of releases that were not needed. */
  readonly notes: readonly string[];
}

/**
 * Reads release files and adds them to the bundled catalogue.
 *
 * @param folder what the paths are relative to
 * @returns every problem there is, or the catalogue
 */
export async function readOwnReleases(
  folder: string,
  paths: readonly string[],
): Promise<Extended | { readonly problems: readonly string[] }> {
  const read = new Map<string, { readonly path: string; readonly release: ReleaseFile }>();
  const problems: string[] = [];
  const notes: string[] = [];
  for (const path of paths) {
    const found = await readOwnRelease(folder, path);
    if ('problem' in found) {
      problems.push(`--catalog ${path} ${found.problem}`);
      continue;
    }
    const { isNew, release } = found;
    const before = read.get(release.id);
    if (before) problems.push(`--catalog ${before.path} and ${path} are both ${release.id}; name one of them`);
    if (!isNew) notes.push(`--catalog ${path} is not needed: this version has ${release.id} already`);
    read.set(release.id, { path, release });
  }
  if (problems.length > 0) return { problems };
  const releases = [...read.values()].map(({ release }) => release);
  const catalog = createCatalog(extendCatalog(bundledFiles, releases));
  return { catalog, notes, migrate: (text, options) => migrateWith(catalog, text, options) };
}

/** @returns the problem as what follows the path in a sentence */
async function readOwnRelease(
  folder: string,
  path: string,
): Promise<{ readonly isNew: boolean; readonly release: ReleaseFile } | Problem> {
  const file = await readText(folder, path, 'a release');
  if ('problem' in file) return file;
  const release = readRelease(file.text);
  if ('problem' in release) return { problem: `cannot be used: ${release.problem}` };
  const review = reviewRelease(bundledFiles, release);
  return 'problem' in review ? { problem: `cannot be used: ${review.problem}` } : { isNew: review.isNew, release };
}
