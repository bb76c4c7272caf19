import { expect, test } from 'vitest';
import { indexLines } from './lines.ts';

test.each([
  ['ab\ncd', 0, 1, 1, 2],
  ['ab\ncd', 2, 1, 3, 2],
  ['ab\ncd', 3, 2, 1, 5],
  ['ab\ncd', 5, 2, 3, 5],
  ['ab\n', 3, 2, 1, 3],
  ['a\r\nb', 0, 1, 1, 1],
  ['a\r\nb', 1, 1, 2, 1],
  ['a\r\nb', 3, 2, 1, 4],
  ['\n\n', 1, 2, 1, 1],
  ['', 0, 1, 1, 0],
  ['é👋x', 3, 1, 4, 4],
])('in %j offset %i is line %i, column %i, and the line ends at %i', (text, offset, line, column, end) => {
  const lines = indexLines(text);
  expect(lines.place({ start: offset, end: offset })).toEqual({ start: offset, end: offset, line, column });
  expect(lines.endOfLine(offset)).toBe(end);
});

test('between CR and LF the line ends where it is asked', () => {
  expect(indexLines('a\r\nb').endOfLine(2)).toBe(2);
});
