import { describe, expect, test } from 'vitest';
import { readSuppressions, suppress } from './suppressions.ts';
import { factsOf } from './testing/facts.ts';
import { unmark } from './testing/marked.ts';

/** Each rule with the text that it is silenced over. */
function read(text: string) {
  return readSuppressions(factsOf(text)).map(({ over, rule }) => [rule, text.slice(over.start, over.end)]);
}

describe('a comment', () => {
  test.each([
    ['above an instruction', '# restage ignore=a\nFROM x\nRUN y', [['a', 'FROM x']]],
    ['with a reason', '# restage ignore=a reason="b, c"\nFROM x', [['a', 'FROM x']]],
    [
      'of several rules',
      '# restage ignore=a,b-c\nFROM x',
      [
        ['a', 'FROM x'],
        ['b-c', 'FROM x'],
      ],
    ],
    ['without a blank', '#restage ignore=a\nFROM x', [['a', 'FROM x']]],
    ['indented', 'FROM x\n \t# restage ignore=a\nRUN y', [['a', 'RUN y']]],
    ['above other comments and empty lines', '# restage ignore=a\n# b\n\nFROM x', [['a', 'FROM x']]],
    [
      'two of them',
      '# restage ignore=a\n# restage ignore=b\nFROM x',
      [
        ['a', 'FROM x'],
        ['b', 'FROM x'],
      ],
    ],
    ['below a directive', '# syntax=s\n# restage ignore=a\nFROM x', [['a', 'FROM x']]],
    ['before CRLF', '# restage ignore=a\r\nFROM x\r\nRUN y', [['a', 'FROM x']]],
    ['above a heredoc', '# restage ignore=a\nRUN <<E\ny\nE\nRUN z', [['a', 'RUN <<E\ny\nE']]],
    ['above an ONBUILD', '# restage ignore=a\nONBUILD RUN y', [['a', 'ONBUILD RUN y']]],
    ['for the file', 'FROM x\n# restage ignore-file=a', [['a', 'FROM x\n# restage ignore-file=a']]],
    ['above nothing', 'FROM x\n# restage ignore=a', [['a', '']]],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('names its rules where they stand', () => {
    const { ranges, text } = unmark('# restage ignore=«a»,«bc» reason="a"\nFROM x\n# restage ignore-file=«d»');
    expect(readSuppressions(factsOf(text)).map(({ at }) => at)).toEqual(ranges);
  });
});

describe('no suppression', () => {
  test.each([
    ['in a heredoc', 'RUN <<E\n# restage ignore=a\nE'],
    ['inside an instruction', 'RUN x \\\n# restage ignore=a\n y'],
    ['behind an instruction', 'RUN x # restage ignore=a'],
    ['of another tool', '# hadolint ignore=a\nFROM x'],
    ['without a rule', '# restage ignore=\nFROM x'],
    ['of another verb', '# restage ignored=a\n# restage: ignore=a\nFROM x'],
    ['further into a comment', '# see restage ignore=a\nFROM x'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('findings', () => {
  const text = [
    '# restage ignore=a',
    'FROM one',
    'FROM two',
    '# restage ignore=a,b',
    '# restage ignore=a',
    'FROM three',
    '# restage ignore-file=c',
    '# restage ignore=a',
  ].join('\n');
  const suppressions = readSuppressions(factsOf(text));
  const found = (rule: string, where: string) => {
    const start = text.indexOf(where);
    return { rule, at: { start, end: start + where.length } };
  };
  const kept = (...findings: ReturnType<typeof found>[]) => suppress(findings, suppressions).kept;

  test('are silenced where the comment says', () => {
    expect(kept(found('a', 'FROM one'), found('a', 'one'), found('a', 'three'), found('b', 'FROM three'))).toEqual([]);
    expect(kept(found('c', 'FROM one'), found('c', 'three'))).toEqual([]);
  });

  test('are kept elsewhere', () => {
    const findings = [found('a', 'FROM two'), found('a', '\nFROM two'), found('b', 'FROM one'), found('d', 'FROM one')];
    expect(kept(...findings)).toEqual(findings);
  });

  test('use a suppression, or it is told', () => {
    const { unused } = suppress([found('a', 'FROM one')], suppressions);
    expect(unused.map(({ rule, at }) => [rule, text.slice(0, at.start).split('\n').length])).toEqual([
      ['a', 4],
      ['b', 4],
      ['a', 5],
      ['c', 7],
      ['a', 8],
    ]);
    const all = [found('a', 'FROM one'), found('a', 'three'), found('b', 'three'), found('c', 'two')];
    expect(suppress(all, suppressions).unused.map(({ at }) => text.slice(0, at.start).split('\n').length)).toEqual([8]);
  });
});
