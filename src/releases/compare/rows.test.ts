import { describe, expect, it } from 'vitest';
import { history } from '../history.ts';
import { changes, type Row, rowsOf, sortRows } from './rows.ts';

const row = (name: string, before: string | null | undefined): Row => ({ name, change: 'minor', before, after: null });
const names = (rows: readonly Row[]) => rows.map(({ name }) => name);

describe('rowsOf', () => {
  it.each(history.filter(({ difference }) => difference))('$release.id: has a row for every image', (entry) => {
    const found = entry.difference;
    if (!found) throw new Error('Only releases with a difference are here');
    const rows = rowsOf(found);
    expect(rows.filter(({ after }) => after !== undefined)).toHaveLength(entry.count);
    expect(new Set(names(rows)).size).toBe(rows.length);
  });

  it('starts with the weightiest', () => {
    const found = history.at(-1)?.difference;
    const kinds = [...new Set(found && rowsOf(found).map(({ change }) => change))];
    expect(kinds).toEqual(Object.keys(changes).filter((kind) => kinds.includes(kind as never)));
    expect(kinds.slice(0, 2)).toEqual(['removed', 'major']);
  });
});

describe('sortRows', () => {
  const rows = [row('b', '1.10'), row('a', '1.9'), row('d', undefined), row('c', null), row('e', '1.9')];

  it('sorts versions by their numbers, and keeps what has none at the end', () => {
    expect(names(sortRows(rows, { column: 'before', isDescending: false }))).toEqual(['a', 'e', 'b', 'c', 'd']);
    expect(names(sortRows(rows, { column: 'before', isDescending: true }))).toEqual(['b', 'a', 'e', 'c', 'd']);
  });

  it('sorts by name in both directions', () => {
    expect(names(sortRows(rows, { column: 'name', isDescending: true }))).toEqual(['e', 'd', 'c', 'b', 'a']);
  });
});
