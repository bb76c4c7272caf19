import { describe, expect, test } from 'vitest';
import { type DiffLine, diffOf } from './diff.ts';

const signs = { same: ' ', removed: '-', added: '+' };
const show = ({ kind, number, pieces }: DiffLine) =>
  `${number}${signs[kind]}${pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')}`;
const diff = (text: string, ...edits: [number, number, string][]) =>
  diffOf(
    text,
    edits.map(([start, end, inserted]) => ({ start, end, text: inserted })),
  ).map((hunk) => hunk.map(show));

describe('the changes of a text', () => {
  test('none without edits', () => {
    expect(diff('FROM a\n')).toEqual([]);
  });

  test('a changed line with its changed part', () => {
    expect(diff('FROM a AS b\n', [5, 6, 'x'])).toEqual([['1-FROM [a] AS b', '1+FROM [x] AS b']]);
  });

  test('two edits of a line are one change of it', () => {
    expect(diff('FROM a AS b', [5, 6, 'x'], [10, 11, 'y'])).toEqual([['1-FROM [a] AS [b]', '1+FROM [x] AS [y]']]);
  });

  test('a line inserted at the end of another leaves that one alone', () => {
    expect(diff('FROM a\nRUN b', [6, 6, '\nUSER c'])).toEqual([['1 FROM a', '2+[USER c]', '2 RUN b']]);
  });

  test('an inserted line behind a changed one', () => {
    expect(diff('FROM a\nRUN b', [5, 6, 'x'], [6, 6, '\nUSER c'])).toEqual([
      ['1-FROM [a]', '1+FROM [x]', '2+[USER c]', '2 RUN b'],
    ]);
  });

  test('lines are numbered as in their text', () => {
    const text = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    expect(diff(text, [1, 1, '\nnew'], [12, 13, 'x'])).toEqual([
      ['1 a', '2+[new]', '2 b', '3 c'],
      ['5 e', '6 f', '7-[g]', '8+[x]', '8 h'],
    ]);
  });

  test('changes with nothing left out between them stand together', () => {
    expect(diff('a\nb\nc\nd\n', [0, 1, 'x'], [6, 7, 'y'])).toEqual([
      ['1-[a]', '1+[x]', '2 b', '3 c', '4-[d]', '4+[y]'],
    ]);
  });

  test('a removed line', () => {
    expect(diff('a\nb\nc', [2, 4, ''])).toEqual([['1 a', '2-[b]', '3 c']]);
  });

  test('an edit over several lines', () => {
    expect(diff('a\nb\nc\n', [0, 3, 'x'])).toEqual([['1-[a]', '2-[b]', '1+[x]', '3 c']]);
  });

  test('carriage returns are not shown', () => {
    expect(diff('FROM a\r\nRUN b\r\n', [5, 6, 'x'])).toEqual([['1-FROM [a]', '1+FROM [x]', '2 RUN b']]);
  });
});
