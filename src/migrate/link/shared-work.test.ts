import { expect, test } from 'vitest';
import { initialState, type State } from '../state.ts';
import { emptyWork, isSameWork, type Work } from '../work.ts';
import { reservations, sharedOf, workOf } from './shared-work.ts';

const page = (...bundled: string[]): State => initialState(bundled);
const today = page('2026.03.0', '2026.01.0');
const later = page('2026.09.0', '2026.03.0', '2026.01.0');
const work: Work = {
  ...emptyWork('2026.03.0'),
  files: [{ key: 3, path: 'a/Dockerfile', text: 'FROM a\n', decisions: { x: true }, done: { y: true } }],
  options: { tags: 'none' },
};

test('a link brings back the work it was made of', () => {
  const shared = sharedOf({ ...today, work }, undefined, {});
  expect(isSameWork(workOf(shared, today), work)).toBe(true);
});

test('a link that was made with an older catalogue is read with just that', () => {
  const shared = sharedOf({ ...today, work }, undefined, {});
  expect(workOf(shared, later)).toMatchObject({ release: '2026.03.0', reach: { newest: '2026.03.0', own: [] } });
});

test('and is handed on as it was', () => {
  const opened = workOf(sharedOf({ ...today, work }, undefined, {}), later);
  expect(sharedOf({ ...later, work: opened }, undefined, {}).catalog).toBe('2026.03.0');
});

test('a link that was made with a later catalogue says so', () => {
  const shared = sharedOf({ ...later, work }, undefined, {});
  expect(workOf(shared, today).reach).toBeUndefined();
  expect(reservations(shared, today, {})).toContain('up to 2026.09.0');
});

test('releases that the maker added are missed by those who do not have them', () => {
  const shared = sharedOf({ ...today, work }, undefined, { '2026.06.0': '0123456789abcdef' });
  expect(workOf(shared, today).reach).toEqual({ newest: '2026.03.0', own: ['2026.06.0'] });
  expect(reservations(shared, today, {})).toContain('2026.06.0');
  expect(reservations(shared, today, { '2026.06.0': 'ffffffffffffffff' })).toContain('differs');
  expect(reservations(shared, today, { '2026.06.0': '0123456789abcdef' })).toBeUndefined();
});

test('a link of the first format counts the whole catalogue', () => {
  expect(workOf({ files: [{ text: 'FROM a' }] }, later)).toMatchObject({ release: '2026.09.0' });
  expect(workOf({ files: [{ text: 'FROM a' }] }, later).reach).toBeUndefined();
});
