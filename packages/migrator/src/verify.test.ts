import { describe, expect, test } from 'vitest';
import { applyEdits, type Edit, inTextOrder } from './edits.ts';
import { factsOf } from './testing/facts.ts';
import { unmark } from './testing/marked.ts';
import { findSurprise } from './verify.ts';

/** Puts texts in the place of the marks, and reads the result again. */
function surpriseOf(marked: string, ...texts: string[]): string | undefined {
  const { ranges, text } = unmark(marked);
  const edits = ranges.map((range, index): Edit => ({ ...range, text: texts[index] ?? '' })).sort(inTextOrder);
  return findSurprise(factsOf(text), edits, applyEdits(text, edits));
}

describe('nothing to be surprised about', () => {
  test.each([
    ['a reference', 'FROM «a» AS b\nRUN c', ['x@sha256:1']],
    ['at the end of the text', 'FROM «a»', ['x']],
    ['several in one instruction', 'RUN --mount=from=«a» --mount=from=«b» c', ['x', 'yy']],
    ['an added line', 'FROM a«»\nRUN b', ['\nUSER root']],
    ['an added line at the end', 'FROM a«»', ['\nUSER root']],
    ['added lines', 'FROM a«»\nRUN b', ['\nCOPY a b\nCOPY c d']],
    ['words and then a line', 'ENV A=b«»«»\nRUN c', [' D=e', '\nENV F=g']],
    ['a line above comments', 'FROM a«»\n# b\n\nRUN c', ['\nUSER root']],
    ['after a heredoc', 'RUN <<EOF\nFROM a\nEOF«»\nRUN b', ['\nUSER root']],
    ['inside a heredoc', 'RUN <<EOF\n«gcc» a\nEOF', ['clang']],
    ['a line that goes', 'FROM a\n«RUN b\n»RUN c', ['']],
    ['CRLF', 'FROM «a»«»\r\nRUN b', ['x', '\r\nUSER root']],
    ['an ONBUILD', 'ONBUILD COPY --from=«a» . /', ['x']],
  ])('%s', (_, marked, texts) => {
    expect(surpriseOf(marked, ...texts)).toBeUndefined();
  });
});

describe('a surprise', () => {
  test.each([
    ['a line that continues', 'FROM a«» \\\n  AS b', ['\nUSER root'], 'FROM a'],
    ['a line behind the last continuation', 'FROM a \\«»', ['\nUSER root'], 'FROM a \\'],
    ['a line that is swallowed by a heredoc', 'RUN <<EOF\na«»', ['\nUSER root'], 'RUN <<EOF'],
    ['a text with a line break', 'FROM «a»', ['x\nRUN y'], 'FROM x'],
    ['a text that opens a heredoc', 'RUN «a»\nRUN b', ['<<EOF'], 'RUN <<EOF'],
    ['a text that continues the line', 'RUN «a»\nRUN b', ['c \\'], 'RUN c \\'],
    ['a heredoc that loses its end', 'RUN <<EOF\na\n«EOF»\nRUN b', ['END'], 'RUN <<EOF'],
    ['a comment that becomes an instruction', '«# »FROM a', [''], 'FROM a'],
    ['a directive that changes the file', '«# escape=x»\nRUN a \\\n b', ['# escape=`'], 'RUN a \\'],
    ['a change between instructions that is no line of its own', 'FROM a\n# «b»\nRUN c', ['d'], 'd'],
    ['a carriage return', 'FROM «a»', ['x\ry'], 'carriage return'],
  ])('%s', (_, marked, texts, where) => {
    expect(surpriseOf(marked, ...texts)).toContain(where);
  });

  test('shows the beginning of a long line', () => {
    const surprise = surpriseOf('RUN «a»', `${'x'.repeat(200)}\nRUN y`);
    expect(surprise?.length).toBeLessThan(160);
  });
});
