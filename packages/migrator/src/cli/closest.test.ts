import { expect, test } from 'vitest';
import { closest } from './closest.ts';

test.each([
  ['update-images', 'update-image'],
  ['updateimage', 'update-image'],
  ['pin-imgae', 'pin-image'],
  ['quux', undefined],
  ['', undefined],
])('%j was meant as %j', (word, meant) => {
  expect(closest(word, ['pin-image', 'update-image', 'removed-image'])).toBe(meant);
});
