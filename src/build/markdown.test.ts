import { expect, it } from 'vitest';
import { underBase } from './markdown.ts';

it.each([
  ['/rules/', '/', '/rules/'],
  ['/rules/', '/restage', '/restage/rules/'],
  ['/rules/', '/restage/', '/restage/rules/'],
  ['/', '/restage', '/restage/'],
  ['#tags', '/restage', '#tags'],
  ['../library/', '/restage', '../library/'],
  ['https://example.org/x', '/restage', 'https://example.org/x'],
  ['//example.org/x', '/restage', '//example.org/x'],
])('links %j under %j as %j', (href, base, expected) => {
  expect(underBase(href, base)).toBe(expected);
});
