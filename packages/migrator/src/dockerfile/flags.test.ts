import { describe, expect, test } from 'vitest';
import { unmark } from '../testing/marked.ts';
import { readFlags } from './flags.ts';
import { join } from './joined.ts';

function read(text: string) {
  const { flags, rest } = readFlags(join([{ text, start: 0, end: text.length }]));
  return { flags: flags.map(({ name, value }) => [name, value?.text]), rest: text.slice(rest) };
}

describe('flags stand before the first other word', () => {
  test.each([
    [
      ' --link --from=a . /',
      [
        ['link', undefined],
        ['from', 'a'],
      ],
      '. /',
    ],
    ['\t--from=a\t\t. /', [['from', 'a']], '. /'],
    [' . --from=a /', [], '. --from=a /'],
    [' a--b --mount=from=a c', [], 'a--b --mount=from=a c'],
    [' -- --from=a', [], '--from=a'],
    [' --from= a b', [['from', '']], 'a b'],
    [' --from=a', [['from', 'a']], ''],
    [' -x --from=a', [], '-x --from=a'],
    ['', [], ''],
  ])('%j', (text, flags, rest) => {
    expect(read(text)).toEqual({ flags, rest });
  });
});

describe('quotes and backslashes come off', () => {
  test.each([
    [' --from="a b" c', 'a b', 'c'],
    [" --from='a' c", 'a', 'c'],
    [' --from=a"b"c d', 'abc', 'd'],
    [' "--from=a" c', undefined, '"--from=a" c'],
    [' --"from=a" c', 'a', 'c'],
    [' --from=a\\ b c', 'a b', 'c'],
    [' --from="a\\"b" c', 'a"b', 'c'],
    [' --from="it\'s" c', "it's", 'c'],
    [' --from="open', 'open', ''],
    [' --from=a\\', 'a', ''],
  ])('%j', (text, value, rest) => {
    expect(read(text)).toEqual({ flags: value === undefined ? [] : [['from', value]], rest });
  });
});

test.each(['«--from=a» b', ' «--from="a"» b', '  «--link»', ' «--x=a\\ b»'])('%s says where it stands', (marked) => {
  const { ranges, text } = unmark(marked);
  const { flags } = readFlags(join([{ text, start: 0, end: text.length }]));
  expect(flags.map(({ start, end }) => ({ start, end }))).toEqual(ranges);
});
