import { expect, test } from 'vitest';
import { carryDecisions, carryId, decide, isWanted } from './decisions.ts';

const safe = { id: 'update-image@1:6', level: 'safe' } as const;
const suggestion = { id: 'pin-image@2:6', level: 'suggestion' } as const;

test('safe changes are wanted, suggestions are not, and a decision goes before both', () => {
  expect(isWanted(safe, {})).toBe(true);
  expect(isWanted(suggestion, {})).toBe(false);
  expect(isWanted(safe, decide({}, safe, false))).toBe(false);
  expect(isWanted(suggestion, decide({}, suggestion, true))).toBe(true);
});

test('a decision that is the default again is none', () => {
  expect(decide(decide({}, safe, false), safe, true)).toEqual({});
});

test('a decision leaves the others alone', () => {
  expect(decide({ a: true }, suggestion, true)).toEqual({ a: true, [suggestion.id]: true });
});

test.each([
  ['a line is written before it', 'FROM a\nFROM b\n', '# x\nFROM a\nFROM b\n', 'pin-image@3:6'],
  ['a line before it goes', 'FROM a\nFROM b\n', 'FROM b\n', 'pin-image@1:6'],
  ['text is written before it in its line', 'FROM a\nFROM b\n', 'FROM a\nFROM  b\n', 'pin-image@2:7'],
  ['something is written behind it', 'FROM a\nFROM b\n', 'FROM a\nFROM b\nRUN c\n', 'pin-image@2:6'],
])('a finding keeps its decision when %s', (_what, before, after, id) => {
  expect(carryDecisions({ 'pin-image@2:6': true }, before, after)).toEqual({ [id]: true });
});

test('a finding that is gone takes its decision along', () => {
  expect(carryDecisions({ 'pin-image@2:6': true }, 'FROM a\nFROM b\n', 'FROM a\n')).toEqual({});
});

test('the second finding of a rule at a place stays the second', () => {
  expect(carryId('pin-image@1:6#2', 'FROM a', '\nFROM a')).toBe('pin-image@2:6#2');
});

test('no decision carries over to a finding of another text', () => {
  expect(carryDecisions({ 'pin-image@2:6': true }, 'FROM a\nFROM b', 'RUN x\nRUN y')).toEqual({});
});
