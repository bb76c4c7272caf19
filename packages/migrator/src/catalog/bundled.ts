import type { Catalog, CatalogFiles } from './catalog.ts';
import { createCatalog } from './create-catalog.ts';
import catalogFile from './data/catalog.json' with { type: 'json' };
import digestsFile from './data/digests.json' with { type: 'json' };
import knowledgeFile from './data/knowledge.json' with { type: 'json' };
import namesFile from './data/names.json' with { type: 'json' };
import type { CatalogFile, DigestsFile, KnowledgeFile, NamesFile } from './format.ts';

/** The files of the catalogue that comes with this version, whole digests included. */
// The schemas check them when they are written and in the tests, so that no program pays for it at start.
export const bundledFiles: Required<CatalogFiles> = {
  catalog: catalogFile as unknown as CatalogFile,
  digests: digestsFile as unknown as DigestsFile,
  knowledge: knowledgeFile as unknown as KnowledgeFile,
  names: namesFile as unknown as NamesFile,
};

/** The lookups of the catalogue that comes with this version. */
export const bundledCatalog: Catalog = createCatalog(bundledFiles);
