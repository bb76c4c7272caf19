import { describe, expect, it } from 'vitest';
import { readPair, writePair } from './query.ts';

const releases = ['2026.03.0', '2026.01.0', '2025.10.0'];

describe('readPair', () => {
  it('takes two releases in either order', () => {
    expect(readPair('?from=2025.10.0&to=2026.03.0', releases)).toEqual({ from: '2025.10.0', to: '2026.03.0' });
    expect(readPair('?to=2025.10.0&from=2026.03.0', releases)).toEqual({ from: '2026.03.0', to: '2025.10.0' });
  });

  it('fills in what the address leaves out', () => {
    expect(readPair('', releases)).toEqual({ from: '2026.01.0', to: '2026.03.0' });
    expect(readPair('?from=2025.10.0', releases)).toEqual({ from: '2025.10.0', to: '2026.03.0' });
  });

  it.each(['?from=2026.02.0', '?to=../../secret', '?from=__proto__', '?from=', '?to=%00'])('refuses %s', (search) => {
    expect(readPair(search, releases)).toHaveProperty('problem');
  });

  it('names each wrong release once, and not at any length', () => {
    const result = readPair(`?from=${'x'.repeat(5000)}&to=${'x'.repeat(5000)}`, releases);
    expect(result).toEqual({
      problem: `The catalogue has no release “${'x'.repeat(40)}…”. Choose two of those that it has.`,
    });
  });
});

it('writePair writes what readPair reads', () => {
  const pair = { from: '2025.10.0', to: '2026.03.0' };
  expect(readPair(writePair(pair), releases)).toEqual(pair);
});
