import fc from 'fast-check';
import { expect, test } from 'vitest';
import { join, lastAtMost } from './joined.ts';

const parts = [
  { text: 'ab', start: 10, end: 12 },
  { text: '', start: 20, end: 20 },
  { text: 'cde', start: 30, end: 33 },
];

test('the whole begins with the first part and ends with the last', () => {
  expect(join(parts)).toMatchObject({ text: 'abcde', start: 10, end: 33 });
});

test.each([
  [0, 1, { text: 'a', start: 10, end: 11 }],
  [0, 2, { text: 'ab', start: 10, end: 12 }],
  [1, 3, { text: 'bc', start: 11, end: 31 }],
  [2, 5, { text: 'cde', start: 30, end: 33 }],
  [2, undefined, { text: 'cde', start: 30, end: 33 }],
  [4, 99, { text: 'e', start: 32, end: 33 }],
  [2, 2, { text: '', start: 12, end: 12 }],
  [5, 5, { text: '', start: 33, end: 33 }],
])('from %i to %s', (from, to, expected) => {
  expect(join(parts).slice(from, to)).toMatchObject(expected);
});

test('a slice of a slice counts from its own start', () => {
  expect(join(parts).slice(1, 4).slice(1, 2)).toMatchObject({ text: 'c', start: 30, end: 31 });
  expect(join(parts).slice(1, 2).slice(0, 9)).toMatchObject({ text: 'b', start: 11, end: 12 });
});

test('nothing joined is nothing', () => {
  expect(join([])).toMatchObject({ text: '', start: 0, end: 0 });
  expect(join([{ text: '', start: 7, end: 7 }])).toMatchObject({ text: '', start: 7, end: 7 });
});

test('every character is where it came from', () => {
  const text = fc.array(fc.tuple(fc.string(), fc.string({ minLength: 1 })));
  fc.assert(
    fc.property(text, (pieces) => {
      let file = '';
      const kept = pieces.map(([keep, drop]) => {
        const start = file.length;
        file += keep + drop;
        return { text: keep, start, end: start + keep.length };
      });
      const joined = join(kept);
      expect(joined.text).toBe(kept.map((part) => part.text).join(''));
      for (let index = 0; index < joined.text.length; index += 1) {
        const { text, start, end } = joined.slice(index, index + 1);
        expect(file.slice(start, end)).toBe(text);
      }
    }),
  );
});

test('the last number that is not above a value', () => {
  expect([-1, 0, 1, 2, 3, 9].map((value) => lastAtMost([0, 2, 2, 5], value))).toEqual([0, 0, 0, 2, 2, 3]);
});
