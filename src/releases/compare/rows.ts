/** A difference as the rows of one table. */
import type { Difference, Size } from '../difference.ts';

export type Change = 'removed' | 'renamed' | Size | 'added' | 'content' | 'incomparable' | 'unchanged';

export interface Row {
  /** Its name in the later of the two, or the only one it has. */
  readonly name: string;
  /** Its other name, where it has one. */
  readonly was?: string;
  readonly change: Change;
  /** undefined: the release does not have the image; null: it has no version tag. */
  readonly before: string | null | undefined;
  readonly after: string | null | undefined;
  /** An image that may do the job of a removed one; it does the same job if it is sure. */
  readonly successor?: { readonly name: string; readonly isSure: boolean };
  /** Whether the numbers of the version went down. */
  readonly isOlder?: boolean;
}

/** What changes are called, the weightiest first; the order in which the table starts. */
export const changes: Readonly<Record<Change, string>> = {
  removed: 'removed',
  renamed: 'renamed',
  major: 'major version',
  minor: 'minor version',
  patch: 'patch version',
  other: 'other version',
  added: 'added',
  content: 'content changed',
  incomparable: 'not comparable',
  unchanged: 'unchanged',
};

const order = Object.keys(changes);

/** Every image of either release as one row, by what changed and then by name. */
export function rowsOf(found: Difference): readonly Row[] {
  const kept = (change: Change, images: Difference['unchanged']): Row[] =>
    images.map(({ name, version }) => ({ name, change, before: version, after: version }));
  const rows: Row[] = [
    ...found.removed.map(({ name, version, successor, step }) => ({
      name,
      change: 'removed' as const,
      before: version,
      after: undefined,
      ...(successor !== undefined && { successor: { name: successor, isSure: step?.automatic ?? false } }),
    })),
    ...found.renamed.map(({ name, was, before, after }) => ({ name, was, change: 'renamed' as const, before, after })),
    ...found.bumped.map(({ name, before, after, size, isOlder }) => ({
      name,
      change: size,
      before,
      after,
      isOlder,
    })),
    ...found.added.map(({ name, version }) => ({ name, change: 'added' as const, before: undefined, after: version })),
    ...kept('content', found.contentChanged),
    ...kept('incomparable', found.incomparable),
    ...kept('unchanged', found.unchanged),
  ];
  return sortRows(rows, { column: 'change', isDescending: false });
}

export type Column = 'name' | 'change' | 'before' | 'after';

export interface Order {
  readonly column: Column;
  readonly isDescending: boolean;
}

/** The rows in another order; equal ones stay by name. Versions sort by their numbers, and what has none comes last. */
export function sortRows(rows: readonly Row[], { column, isDescending }: Order): readonly Row[] {
  const by = (a: Row, b: Row) => {
    if (column === 'change') return order.indexOf(a.change) - order.indexOf(b.change);
    if (column === 'name') return a.name < b.name ? -1 : Number(a.name > b.name);
    const [left, right] = [a[column], b[column]];
    if (left == null || right == null) return (Number(left == null) - Number(right == null)) * (isDescending ? -1 : 1);
    return left.localeCompare(right, 'en', { numeric: true });
  };
  return rows.toSorted(
    (a, b) => by(a, b) * (isDescending ? -1 : 1) || (a.name < b.name ? -1 : Number(a.name > b.name)),
  );
}
