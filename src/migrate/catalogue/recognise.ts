/** A first result from no more of the catalogue than its text needs. */
import type { Catalog, Migration } from 'restage/engine';
import type { Pieces } from './pieces.ts';

/** A piece that a text may need besides the first. */
export type Wanted = keyof Pick<Pieces, 'older' | 'early'>;

/**
 * Makes a result again and again until it says nothing that more pieces would take back.
 *
 * @param catalogWith gives the catalogue of the first piece and those wanted; undefined where there is no use in going on
 */
export async function recognise(
  catalogWith: (wanted: ReadonlySet<Wanted>) => Promise<Catalog | undefined>,
  migrate: (catalog: Catalog) => Migration,
): Promise<Migration | undefined> {
  const wanted = new Set<Wanted>();
  for (;;) {
    const catalog = await catalogWith(wanted);
    if (!catalog) return undefined;
    const migration = migrate(catalog);
    const piece = lackingPiece(migration, catalog, wanted);
    if (piece === undefined) return migration;
    wanted.add(piece);
  }
}

/** Whatever a catalogue recognises, it knows all about; what it does not may be in a piece that it was made without. */
function lackingPiece({ images }: Migration, catalog: Catalog, has: ReadonlySet<Wanted>): Wanted | undefined {
  const isUnknown = images.some(({ name, state }) => state !== 'parametrised' && catalog.history(name).length === 0);
  if (isUnknown && !has.has('early')) return 'early';
  return images.some(({ state }) => state === 'unlisted') && !has.has('older') ? 'older' : undefined;
}
