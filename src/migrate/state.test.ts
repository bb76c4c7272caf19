import type { Migration } from 'restage/engine';
import { expect, test } from 'vitest';
import { replaceText } from './files.ts';
import {
  acceptSuggestions,
  activeFile,
  activeOutcome,
  backToSafe,
  choose,
  freshOutcome,
  hear,
  initialState,
  jobOf,
  notify,
  releasesOf,
  type State,
  takeBack,
  tick,
  useWholeCatalogue,
  write,
} from './state.ts';
import { LIMIT } from './text.ts';

const start = initialState(['2026.03.0', '2026.01.0']);
const finding = (id: string, level: 'safe' | 'suggestion') => ({
  id,
  rule: 'pin-image',
  topic: 'migration' as const,
  level,
  message: '',
  range: { start: 0, end: 1, line: 1, column: 1 },
  applied: level === 'safe',
  edits: [{ start: 0, end: 1, text: '' }],
  url: '',
});
const migration: Migration = {
  ok: true,
  output: 'FROM b\n',
  findings: [finding('update-image@1:1', 'safe'), finding('pin-image@1:6', 'suggestion')],
  images: [],
  checklist: [],
  releases: { found: [], target: '2026.03.0' },
};
const answered = (state: State) => hear(state, { kind: 'result', sequence: 1, key: 0, migration, stage: 'complete' });
const suggestion = { id: 'pin-image@1:6', level: 'suggestion' } as const;

test('nothing is asked about nothing, blanks or too much', () => {
  expect(jobOf(start)).toBeUndefined();
  expect(jobOf(write(start, ' \n'))).toBeUndefined();
  expect(jobOf(write(start, 'a'.repeat(LIMIT + 1)))).toBeUndefined();
  expect(jobOf(write(start, 'FROM a'))).toEqual({
    files: [{ key: 0, text: 'FROM a', decisions: {} }],
    release: '2026.03.0',
    options: {},
    own: [],
  });
});

test('what has its final answer is not asked again', () => {
  expect(jobOf(answered(write(start, 'FROM a\n')))).toBeUndefined();
});

test('nothing is asked for a release that is not there', () => {
  const state = write(start, 'FROM a');
  expect(jobOf({ ...state, work: { ...state.work, release: '2031.01.0' } })).toBeUndefined();
});

test('an outcome is fresh until something else is asked', () => {
  const state = answered(write(start, 'FROM a\n'));
  const fresh = (now: State) => freshOutcome(now, activeFile(now));
  expect(fresh(state)?.migration).toBe(migration);
  expect(fresh(notify(state, 'Copied.'))?.migration).toBe(migration);
  expect(fresh(tick(state, 'unset-variable@1:1', true))?.migration).toBe(migration);
  expect(fresh(write(state, 'FROM a\n\n'))).toBeUndefined();
  expect(fresh(choose(state, suggestion, true))).toBeUndefined();
});

test('an outcome leaves with its text', () => {
  expect(activeOutcome(write(answered(write(start, 'FROM a\n')), ''))).toBeUndefined();
});

test('a choice made in the list of the text before means the finding where it is now', () => {
  const state = write(answered(write(start, 'FROM a\n')), '# x\nFROM a\n');
  expect(activeFile(choose(state, suggestion, true)).decisions).toEqual({ 'pin-image@2:6': true });
  expect(activeFile(tick(state, 'pin-image@1:6', true)).done).toEqual({ 'pin-image@2:6': true });
});

test('a tick goes as it came', () => {
  const state = answered(write(start, 'FROM a\n'));
  expect(activeFile(tick(tick(state, 'a@1:1', true), 'a@1:1', false)).done).toEqual({});
});

test('all suggestions at once leave the safe changes as they were decided, and can be taken back', () => {
  const off = choose(answered(write(start, 'FROM a\n')), { id: 'update-image@1:1', level: 'safe' }, false);
  const all = acceptSuggestions(answered(off));
  expect(activeFile(all).decisions).toEqual({ 'update-image@1:1': false, 'pin-image@1:6': true });
  expect(activeFile(backToSafe(all)).decisions).toEqual({});
  expect(activeFile(takeBack(all)).decisions).toEqual({ 'update-image@1:1': false });
});

test('all suggestions are those of the list, though the answer to something newer is not there yet', () => {
  const asked = choose(answered(write(start, 'FROM a\n')), { id: 'update-image@1:1', level: 'safe' }, false);
  expect(activeFile(acceptSuggestions(asked)).decisions).toMatchObject({ 'pin-image@1:6': true });
  const typed = write(answered(write(start, 'FROM a\n')), '# x\nFROM a\n');
  expect(activeFile(acceptSuggestions(typed)).decisions).toEqual({ 'pin-image@2:6': true });
});

test('a suggestion about reproducible builds is none of the migration', () => {
  const apart = { ...finding('source-date-epoch@1:1', 'suggestion'), topic: 'reproducibility' as const };
  const both = { ...migration, findings: [...migration.findings, apart] };
  const answer = { kind: 'result', sequence: 1, key: 0, migration: both, stage: 'complete' } as const;
  const all = acceptSuggestions(hear(write(start, 'FROM a\n'), answer));
  expect(activeFile(all).decisions).toEqual({ 'pin-image@1:6': true });
});

test('replaced text comes back with its decisions', () => {
  const mine = choose(write(start, 'FROM a\n'), suggestion, true);
  const cleared = replaceText(mine, '', 'Cleared.');
  expect(activeFile(cleared)).toMatchObject({ text: '', decisions: {} });
  expect(cleared.notice?.message).toBe('Cleared.');
  expect(activeFile(takeBack(cleared))).toEqual(activeFile(mine));
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
  expect(activeFile(state).text).toBe('FROM a\n');
  expect(state.notice?.message).toContain('started again');
});

test('work that was changed is not that of its link any more', () => {
  const origin = { fragment: 'v2=x', result: undefined, agrees: undefined };
  const linked = { ...write(start, 'FROM a\n'), origin };
  expect(write(linked, 'FROM a\n').origin).toBe(origin);
  expect(write(linked, 'FROM b\n').origin).toBeUndefined();
  expect(choose(linked, suggestion, true).origin).toBeUndefined();
});

test('a link made with an older catalogue counts no later release until the reader wants it', () => {
  const state = { ...start, work: { ...start.work, release: '2026.01.0', reach: { newest: '2026.01.0', own: [] } } };
  expect(releasesOf(state)).toEqual(['2026.01.0']);
  expect(jobOf(write(state, 'FROM a'))?.reach).toEqual({ newest: '2026.01.0', own: [] });
  const whole = useWholeCatalogue(state);
  expect(releasesOf(whole)).toEqual(['2026.03.0', '2026.01.0']);
  expect(whole.work.release).toBe('2026.03.0');
});
