import { beforeEach, expect, test } from 'vitest';
import { emptyWork } from '../work.ts';
import { keptWorks, pruneWorks, readWork, removeWork, writeWork } from './stored.ts';

/** What of a browser's storage is used, in memory. */
function memory(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

let storage = memory();
beforeEach(() => {
  storage = memory();
});
const work = (text: string) => ({
  ...emptyWork('2026.03.0'),
  files: [{ key: 0, path: 'Dockerfile', text, decisions: { a: true }, done: { b: true } }],
  reach: { newest: '2026.01.0', own: ['2026.06.0'] },
});

test('work comes back as it was kept', () => {
  writeWork(storage, { id: 'x', saved: 1, work: work('FROM a\r\n') });
  expect(readWork(storage, 'x')).toEqual({ id: 'x', saved: 1, work: work('FROM a\r\n') });
});

test('the newest comes first, and what is gone is gone', () => {
  writeWork(storage, { id: 'old', saved: 1, work: work('1') });
  writeWork(storage, { id: 'new', saved: 3, work: work('3') });
  writeWork(storage, { id: 'gone', saved: 2, work: work('2') });
  removeWork(storage, 'gone');
  expect(keptWorks(storage).map(({ id }) => id)).toEqual(['new', 'old']);
});

test.each([
  '',
  '{}',
  '{"format":2}',
  'null',
  '{"format":1,"saved":1,"work":{"files":[],"release":"2026.03.0","options":{}}}',
])('what cannot be read, as %j, is not shown and not deleted', (entry) => {
  storage.setItem('restage.work.x', entry);
  expect(readWork(storage, 'x')).toBeUndefined();
  expect(keptWorks(storage)).toEqual([]);
  pruneWorks(storage, new Set());
  expect(storage.getItem('restage.work.x')).toBe(entry);
});

test('twenty works are kept, and those that are shown', () => {
  for (let saved = 0; saved < 25; saved += 1) writeWork(storage, { id: `${saved}`, saved, work: work('') });
  pruneWorks(storage, new Set(['0']));
  expect(keptWorks(storage).map(({ id }) => id)).toEqual([
    ...Array.from({ length: 19 }, (_, index) => `${24 - index}`),
    '0',
  ]);
});
