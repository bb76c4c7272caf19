import { bundledCatalog } from './catalog/bundled.ts';
import { type Migration, migrateWith } from './migrate.ts';
import { checkOptions, type MigrateOptions } from './options.ts';
import { reproducibility } from './reproducibility.ts';

/**
 * Moves a Dockerfile to a StageX release, with the catalogue of this version.
 *
 * @param text the Dockerfile; any text is allowed
 * @param options what to change and how far; see `MigrateOptions`
 * @returns the new text and every finding; offsets are UTF-16 code units of `text`
 * @throws RangeError for a value that an option does not take, as a release that is not in the catalogue or a rule that
 *   does not exist
 */
export function migrate(text: string, options: MigrateOptions = {}): Migration {
  checkOptions(options);
  return migrateWith(bundledCatalog, text, options, reproducibility);
}
