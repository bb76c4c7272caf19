import { bundledCatalog } from './catalog/bundled.ts';
import { type Migration, migrateWith } from './migrate.ts';
import type { MigrateOptions } from './options.ts';
import { reproducibility } from './reproducibility.ts';

/**
 * Moves a Dockerfile to a StageX release, with the catalogue of this version.
 *
 * @param text the Dockerfile; any text is allowed
 * @param options what to change and how far; see `MigrateOptions`
 * @returns the new text and every finding; offsets are UTF-16 code units of `text`
 * @throws RangeError for an option that does not exist: a release that is not in the catalogue, a rule without that name
 */
export function migrate(text: string, options: MigrateOptions = {}): Migration {
  return migrateWith(bundledCatalog, text, options, reproducibility);
}
