import { describe, expect, test } from 'vitest';
import { bytesBeyondLimit, edited, LIMIT, lineEnds, shown, shownOffset, shownOffsets } from './text.ts';

describe('what an editor shows', () => {
  test('has LF as line ends and no byte order mark', () => {
    expect(shown('\uFEFFFROM a\r\nRUN b\rRUN c\n')).toBe('FROM a\nRUN b\nRUN c\n');
  });

  test('has its own offsets', () => {
    const text = '\uFEFFFROM a\r\nRUN b';
    expect(shownOffset(text, text.indexOf('RUN'))).toBe('FROM a\n'.length);
  });

  test.each(['', 'FROM a\nRUN b', '\uFEFFFROM a\r\n\r\nRUN b\rRUN c\n\r', '\r\n'])(
    'counts the same in one go: %j',
    (text) => {
      const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
      expect(offsets.map(shownOffsets(text))).toEqual(offsets.map((offset) => shownOffset(text, offset)));
    },
  );
});

describe('an edit', () => {
  test('keeps the line ends of a text that has CRLF', () => {
    expect(edited('FROM a\r\nRUN b\r\n', 'FROM a\nRUN x\nRUN b\n')).toBe('FROM a\r\nRUN x\r\nRUN b\r\n');
  });

  test('keeps the line ends of the lines it does not touch', () => {
    expect(edited('FROM a\r\nRUN b\nRUN c\n', 'FROM a\nRUN b\nRUN cc\n')).toBe('FROM a\r\nRUN b\nRUN cc\n');
  });

  test('keeps a byte order mark', () => {
    expect(edited('\uFEFFFROM a\n', 'FROM ab\n')).toBe('\uFEFFFROM ab\n');
  });

  test('that deletes everything leaves nothing', () => {
    expect(edited('\uFEFFFROM a\r\n', '')).toBe('');
  });

  test('that repeats what stands beside it changes one place', () => {
    expect(edited('aa\r\naa', 'aa\naa\naa')).toBe('aa\r\naa\r\naa');
  });
});

describe('a paste', () => {
  test('into nothing keeps the line ends and the byte order mark of its source', () => {
    const inserted = '\uFEFFFROM a\r\nRUN b\n';
    expect(edited('', 'FROM a\nRUN b\n', { start: 0, end: 0, inserted })).toBe(inserted);
  });

  test('over everything does too', () => {
    const pasted = { start: 0, end: 7, inserted: 'FROM b\r\n' };
    expect(edited('FROM a\n', 'FROM b\n', pasted)).toBe('FROM b\r\n');
    expect(edited('\uFEFFFROM a\n', 'FROM b\n', pasted)).toBe('FROM b\r\n');
  });

  test('into a text gets the line ends of the text', () => {
    const pasted = { start: 7, end: 7, inserted: 'RUN b\r\n' };
    expect(edited('FROM a\nRUN c\n', 'FROM a\nRUN b\nRUN c\n', pasted)).toBe('FROM a\nRUN b\nRUN c\n');
  });

  test('that the editor changed is what the editor shows', () => {
    expect(edited('', 'FROM a', { start: 0, end: 0, inserted: 'FROM b\r\n' })).toBe('FROM a');
  });
});

test.each([
  ['FROM a', 'none'],
  ['FROM a\n', 'lf'],
  ['FROM a\r\n', 'crlf'],
  ['FROM a\r\nRUN b\n', 'mixed'],
  ['FROM a\rRUN b\n', 'mixed'],
])('line ends of %j', (text, ends) => {
  expect(lineEnds(text)).toBe(ends);
});

test('the limit counts UTF-8 bytes', () => {
  expect(bytesBeyondLimit('a'.repeat(LIMIT))).toBeUndefined();
  expect(bytesBeyondLimit('a'.repeat(LIMIT + 1))).toBe(LIMIT + 1);
  expect(bytesBeyondLimit('é'.repeat(LIMIT / 2 + 1))).toBe(LIMIT + 2);
});
