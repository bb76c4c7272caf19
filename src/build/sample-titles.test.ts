import { expect, it } from 'vitest';
import { sampleTitle } from './sample-titles.ts';

it.each([
  ['before', 'Before'],
  ['after', 'After'],
  ['unchanged', 'Unchanged'],
  ['findings', 'What Restage says'],
  ['before release=2026.01.0', 'Before, target 2026.01.0'],
  ['unchanged release=2026.01.0 level=suggestion', 'Unchanged, target 2026.01.0, level=suggestion'],
])('titles %j as %j', (meta, title) => {
  expect(sampleTitle(meta)).toBe(title);
});

it.each(['', 'title="Dockerfile"', 'afterwards'])('leaves %j alone', (meta) => {
  expect(sampleTitle(meta)).toBeUndefined();
});
