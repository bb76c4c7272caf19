/** Loads the catalogue piece by piece, and asks for none that may wait before those that may not have arrived. */
import { type Catalog, createCatalogWith } from 'restage/engine';
import type { Wanted } from './recognise.ts';
import { unpack } from './unpack.ts';

const loaded = <T>(module: { readonly default: T }) => module.default;
const first = import('catalogue:first').then(loaded);
const older = first.then(() => import('catalogue:older')).then(loaded);
const early = first.then(() => import('catalogue:early')).then(loaded);
const others = Promise.all([older, early]).then(([older, early]) =>
  Promise.all([
    { older, early },
    import('catalogue:rest').then(loaded),
    // The search for an index takes whole digests; nothing needs it, nor the hashing it brings along, before.
    import('../../../packages/migrator/src/catalog/index-digest.ts'),
  ]),
);

/** Resolves when there can be a first result; rejects where there can be none. */
export const started: Promise<unknown> = first;

/** Everything, as on the command line. */
export const completeCatalogue: Promise<Catalog> = others.then(async ([pieces, rest, { findIndexedManifest }]) =>
  createCatalogWith(findIndexedManifest, unpack({ ...pieces, first: await first, rest })),
);

const partial = new Map<string, Promise<Catalog>>();

/** What recognises most pins, and no more than their first digits, as soon as it is there with the pieces wanted. */
export function partialCatalogue(wanted: ReadonlySet<Wanted>): Promise<Catalog> {
  const key = [...wanted].sort().join();
  const known = partial.get(key) ?? load(wanted);
  partial.set(key, known);
  return known;
}

async function load(wanted: ReadonlySet<Wanted>): Promise<Catalog> {
  const pieces = {
    first: await first,
    ...(wanted.has('older') ? { older: await older } : {}),
    ...(wanted.has('early') ? { early: await early } : {}),
  };
  return createCatalogWith(() => undefined, unpack(pieces));
}
