import { expect, test } from 'vitest';
import { fileOf, finding } from '../report/testing/migration.ts';
import { verdictOf } from './verdict.ts';

const offer = { edits: [{ start: 0, end: 0, text: 'x' }] };
const change = finding({ applied: true, ...offer });
const off = finding({ ...offer });
const advice = finding({});
const blocker = finding({ level: 'blocker' });

test.each([
  [[], 'Nothing to change.'],
  [[change], '1 change.'],
  [[change, change, off], '2 changes, 1 suggestion left.'],
  [[off, off, advice], '2 suggestions left, 1 for a person to do.'],
  [[advice, blocker], '2 for a person to do. One of them blocks the build.'],
  [[change, blocker, blocker], '1 change, 2 for a person to do. 2 of them block the build.'],
])('%#', (findings, verdict) => {
  expect(verdictOf([fileOf('a', 'FROM a', findings)])).toBe(verdict);
});

test('counts files together, and those that failed', () => {
  const failed = fileOf('c', 'x', [], { ok: false, problem: 'no' });
  const files = [fileOf('a', 'x', [change]), fileOf('b', 'x', [change]), failed, { path: 'd', problem: 'is a folder' }];
  expect(verdictOf(files)).toBe('2 files could not be read or migrated, 2 changes.');
});
