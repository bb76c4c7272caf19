import { expect, test } from 'vitest';
import { applyEdits } from './edits.ts';

test('words at the end of a line come before a new line below it, whoever adds them', () => {
  const words = { start: 8, end: 8, text: ' -O2"' };
  const line = { start: 8, end: 8, text: '\nENV B=1' };
  for (const edits of [
    [words, line],
    [line, words],
  ]) {
    expect(applyEdits('ENV A="a\nRUN x', edits)).toBe('ENV A="a -O2"\nENV B=1\nRUN x');
  }
});

test('insertions of one kind keep their order', () => {
  const insert = (text: string) => ({ start: 1, end: 1, text });
  expect(applyEdits('ab', [insert('1'), insert('2'), insert('\n3'), insert('\n4')])).toBe('a12\n3\n4b');
});

test('edits that overlap are a bug', () => {
  const edits = [
    { start: 0, end: 2, text: '' },
    { start: 1, end: 3, text: '' },
  ];
  expect(() => applyEdits('abc', edits)).toThrow(RangeError);
});
