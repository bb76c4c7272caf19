import type { Migration } from 'restage/engine';
import { expect, test } from 'vitest';
import {
  choose,
  freshOutcome,
  hear,
  initialState,
  jobOf,
  notify,
  replaceText,
  type State,
  takeBack,
  write,
} from './state.ts';
import { LIMIT } from './text.ts';

const start = initialState('2026.03.0');
const migration: Migration = {
  ok: true,
  output: 'FROM b\n',
  findings: [],
  images: [],
  checklist: [],
  releases: { found: [], target: '2026.03.0' },
};
const answered = (state: State) => hear(state, { kind: 'result', sequence: 1, migration, stage: 'complete' });
const suggestion = { id: 'pin-image@1:6', level: 'suggestion' } as const;

test('nothing is asked about nothing, blanks or too much', () => {
  expect(jobOf(start)).toBeUndefined();
  expect(jobOf(write(start, ' \n'))).toBeUndefined();
  expect(jobOf(write(start, 'a'.repeat(LIMIT + 1)))).toBeUndefined();
  expect(jobOf(write(start, 'FROM a'))).toEqual({ text: 'FROM a', release: '2026.03.0', decisions: {} });
});

test('an outcome is fresh until something else is asked', () => {
  const state = answered(write(start, 'FROM a\n'));
  expect(freshOutcome(state)?.migration).toBe(migration);
  expect(freshOutcome(notify(state, 'Copied.'))?.migration).toBe(migration);
  expect(freshOutcome(write(state, 'FROM a\n\n'))).toBeUndefined();
});

test('an outcome leaves with its text', () => {
  expect(write(answered(write(start, 'FROM a\n')), '').outcome).toBeUndefined();
});

test('a choice made in the list of the text before means the finding where it is now', () => {
  const state = write(answered(write(start, 'FROM a\n')), '# x\nFROM a\n');
  expect(choose(state, suggestion, true).decisions).toEqual({ 'pin-image@2:6': true });
});

test('replaced text comes back with its decisions', () => {
  const mine = choose(write(start, 'FROM a\n'), suggestion, true);
  const cleared = replaceText(mine, '', 'Cleared.');
  expect(cleared).toMatchObject({ text: '', decisions: {}, notice: { message: 'Cleared.' } });
  expect(takeBack(cleared)).toMatchObject({ text: mine.text, decisions: mine.decisions });
});

test('there is no way back over what was written since', () => {
  const state = write(replaceText(write(start, 'FROM a\n'), '', 'Cleared.'), 'FROM b\n');
  expect(takeBack(state)).toBe(state);
});

test('the same notice twice is two notices', () => {
  const once = notify(start, 'Copied.');
  expect(notify(once, 'Copied.').notice?.number).not.toBe(once.notice?.number);
});

test('a crash keeps the text', () => {
  const state = hear(write(start, 'FROM a\n'), { kind: 'restarted' });
  expect(state.text).toBe('FROM a\n');
  expect(state.notice?.message).toContain('started again');
});
