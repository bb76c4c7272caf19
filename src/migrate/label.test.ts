import type { ImageReport } from 'restage/engine';
import { describe, expect, test } from 'vitest';
import { type Known, wordsFor } from './label.ts';

const known: Known = {
  releases: ['2026.03.0', '2026.01.0', '2025.10.0', '2025.08.0', '2025.07.0', '2025.06.1'],
  target: '2026.03.0',
  isSettling: false,
};
const image = (part: Partial<ImageReport>): ImageReport => ({
  range: { start: 5, end: 24, line: 1, column: 6 },
  reference: 'stagex/pallet-rust',
  name: 'pallet-rust',
  state: 'listed',
  releases: [],
  version: null,
  ...part,
});
const text = (part: Partial<ImageReport>, how: Partial<Known> = {}) => wordsFor(image(part), { ...known, ...how }).text;

describe('a listed image', () => {
  test.each([
    [['2025.10.0'], '1.88.0', '2025.10.0 · 1.88.0'],
    [['2025.08.0', '2025.10.0'], '1.88.0', '2025.08.0, 2025.10.0 · 1.88.0'],
    [['2025.07.0', '2025.08.0', '2025.10.0'], '4.4', '2025.07.0 to 2025.10.0 · 4.4'],
    [['2025.06.1', '2025.07.0', '2025.08.0', '2026.01.0'], '4.4', '2025.06.1 to 2025.08.0, 2026.01.0 · 4.4'],
    [['2025.06.1', '2025.08.0', '2026.01.0'], '4.4', '3 releases from 2025.06.1 to 2026.01.0 · 4.4'],
    [['2025.10.0'], null, '2025.10.0'],
  ])('from %j', (releases, version, expected) => {
    expect(wordsFor(image({ releases, version }), known)).toMatchObject({ text: expected, tone: 'listed' });
  });

  test('on the target release says so, and where else it was released', () => {
    expect(wordsFor(image({ releases: ['2026.01.0', '2026.03.0'], version: '1.94.0' }), known)).toEqual({
      text: '✓ 2026.03.0 · 1.94.0',
      tone: 'target',
      title: 'pallet-rust 1.94.0, released in 2026.01.0 and 2026.03.0, so on the target release already.',
    });
  });

  test('of a later release than the target is not on it', () => {
    expect(wordsFor(image({ releases: ['2026.03.0'] }), { ...known, target: '2026.01.0' }).tone).toBe('listed');
  });

  test('pinned by the digest of its index says so', () => {
    expect(wordsFor(image({ releases: ['2025.10.0'], digestKind: 'index' }), known).title).toBe(
      'pallet-rust, released in 2025.10.0. It is the digest of the image index.',
    );
  });

  test('that was not confirmed is no certainty, unless it is being confirmed', () => {
    const unconfirmed = { releases: ['2025.10.0'], confirmed: false };
    expect(text(unconfirmed)).toBe('2025.10.0 · by first digits');
    expect(text(unconfirmed, { isSettling: true })).toBe('2025.10.0');
  });
});

test.each([
  ['is not pinned', { state: 'unpinned' }, 'not pinned', 'open'],
  ['names an old release only', { state: 'unpinned', reference: 'stagex/a:sx2025.10.0' }, 'not pinned', 'open'],
  [
    'names a later release',
    { state: 'unpinned', reference: 'stagex/a:sx2026.06.0' },
    'tag says 2026.06.0, later than the catalogue',
    'open',
  ],
  [
    'names a later release beside its digest',
    { state: 'unlisted', reference: `quay.io/stagex/a:2026.06.0@sha256:${'0'.repeat(64)}` },
    'tag says 2026.06.0, later than the catalogue',
    'open',
  ],
  ['has a digest that nobody knows', { state: 'unlisted' }, 'unknown digest', 'open'],
  ['has no digest that Docker takes', { state: 'malformed' }, 'malformed digest', 'wrong'],
  ['holds a variable', { state: 'parametrised' }, 'known when the build runs', 'open'],
] as const)('an image that %s', (_what, part, expected, tone) => {
  expect(wordsFor(image(part), known)).toMatchObject({ text: expected, tone });
});

test('an unknown digest is compared first, whatever its tag says', () => {
  const unlisted = { state: 'unlisted', reference: 'stagex/a:sx2026.06.0@sha256:0' } as const;
  expect(text(unlisted, { isSettling: true })).toBe('comparing…');
  expect(text({ state: 'unpinned' }, { isSettling: true })).toBe('not pinned');
});
