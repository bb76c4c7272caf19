import { readFileSync } from 'node:fs';
import type { CatalogFiles } from 'restage/engine';
import { pack } from '../migrate/catalogue/pack.ts';

const PREFIX = 'catalogue:';
const folder = new URL('../../packages/migrator/src/catalog/data/', import.meta.url);

/** The files of the catalogue as they are on disk; the tests of the engine check them. */
export function readCatalogueFiles(): Required<CatalogFiles> {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  return { catalog: read('catalog'), digests: read('digests'), knowledge: read('knowledge'), names: read('names') };
}

/** Lets the page import each piece of the packed catalogue as a module of its own: `catalogue:first`. */
export function catalogue() {
  let pieces: ReturnType<typeof pack> | undefined;
  return {
    name: 'catalogue',
    resolveId: (id: string) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id: string) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      pieces ??= pack(readCatalogueFiles());
      const [, piece] = Object.entries(pieces).find(([name]) => id.endsWith(`:${name}`)) ?? [];
      if (piece === undefined) throw new Error(`The catalogue has no piece ${id.slice(1 + PREFIX.length)}`);
      // A browser reads a large value sooner as JSON than as JavaScript.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(piece))})`;
    },
  };
}
