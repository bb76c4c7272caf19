/** Loads the catalogue piece by piece, and asks for none that may wait before those that may not have arrived. */
import { type Catalog, type CatalogFiles, createCatalogWith } from 'restage/engine';
import type { Job } from '../messages.ts';
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

/** All files of the catalogue that comes with this page. */
export const allFiles: Promise<CatalogFiles> = others.then(async ([pieces, rest]) =>
  unpack({ ...pieces, first: await first, rest }),
);

/** What of the catalogue counts, and what the reader added to it. */
export type View = Pick<Job, 'own' | 'reach'>;

let complete: { readonly view: View; readonly catalog: Promise<Catalog> } | undefined;

/** Everything, as on the command line. One question after the other has the same view, so one catalogue is kept. */
export function completeCatalogue(view: View): Promise<Catalog> {
  if (complete?.view.own !== view.own || JSON.stringify(complete.view.reach) !== JSON.stringify(view.reach)) {
    complete = { view, catalog: createComplete(view) };
  }
  return complete.catalog;
}

async function createComplete({ own, reach }: View): Promise<Catalog> {
  const [files, [, , { findIndexedManifest }]] = await Promise.all([allFiles, others]);
  if (reach === undefined) return createCatalogWith(findIndexedManifest, await extend(files, own));
  const counting = own.filter(({ id }) => reach.own.includes(id));
  const { catalogUpTo } = await import('restage/release');
  // A link may name a release that this catalogue does not have; then it counts as a whole.
  const then = catalogUpTo(files, reach.newest) ?? files;
  return createCatalogWith(findIndexedManifest, await extend(then, counting));
}

/** Few readers have releases of their own, so what adds them is loaded for those alone. */
async function extend(files: CatalogFiles, own: View['own']): Promise<CatalogFiles> {
  if (own.length === 0) return files;
  const { extendCatalog } = await import('restage/release');
  return extendCatalog(files, own);
}

const partial = new Map<string, Promise<CatalogFiles>>();

/**
 * What recognises most pins, and no more than their first digits, as soon as it is there with the pieces wanted.
 *
 * @returns undefined for a part of the catalogue: what it knew is told from the whole
 */
export async function partialCatalogue(
  wanted: ReadonlySet<Wanted>,
  { own, reach }: View,
): Promise<Catalog | undefined> {
  if (reach !== undefined) return undefined;
  const key = [...wanted].sort().join();
  const known = partial.get(key) ?? load(wanted);
  partial.set(key, known);
  return createCatalogWith(() => undefined, await extend(await known, own));
}

async function load(wanted: ReadonlySet<Wanted>): Promise<CatalogFiles> {
  return unpack({
    first: await first,
    ...(wanted.has('older') ? { older: await older } : {}),
    ...(wanted.has('early') ? { early: await early } : {}),
  });
}
