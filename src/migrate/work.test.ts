import { expect, test } from 'vitest';
import { cleanPath, emptyWork, freePath, isSameWork, type Work } from './work.ts';

test.each([
  ['Dockerfile', ['Dockerfile'], 'Dockerfile-2'],
  ['Dockerfile', ['Dockerfile', 'Dockerfile-2'], 'Dockerfile-3'],
  ['build/app.Dockerfile', ['build/app.Dockerfile'], 'build/app-2.Dockerfile'],
  ['a.b/Dockerfile', ['a.b/Dockerfile'], 'a.b/Dockerfile-2'],
  ['.Dockerfile', ['.Dockerfile'], '.Dockerfile-2'],
  ['x', ['y'], 'x'],
])('beside %j in %j stands %s', (wanted, taken, free) => {
  expect(
    freePath(
      wanted,
      taken.map((path) => ({ path })),
    ),
  ).toBe(free);
});

test.each([
  ['/etc/Dockerfile', 'etc/Dockerfile'],
  ['a/../../b', undefined],
  ['a\nb', 'ab'],
  ['a/ b /c', 'a/b/c'],
  [' ', undefined],
  ['x'.repeat(256), undefined],
])('the path %j is %j', (path, clean) => {
  expect(cleanPath(path)).toBe(clean);
});

test('works are the same when they say the same, whatever their keys and the order of their decisions', () => {
  const work = (key: number, decisions: Record<string, boolean>): Work => ({
    ...emptyWork('2026.03.0'),
    files: [{ key, path: 'Dockerfile', text: 'FROM a\n', decisions, done: {} }],
  });
  expect(isSameWork(work(0, { a: true, b: false }), work(7, { b: false, a: true }))).toBe(true);
  expect(isSameWork(work(0, { a: true }), work(0, {}))).toBe(false);
  expect(isSameWork(work(0, {}), { ...work(0, {}), reach: { newest: '2026.01.0', own: [] } })).toBe(false);
});
