import type { Finding, ImageReport } from 'restage/engine';
import { describe, expect, test } from 'vitest';
import type { Mark } from './editor.ts';
import { labelsOf, markAt, marksOf } from './marks.ts';
import type { Row } from './rows.ts';

const text = '\uFEFF# hello\r\nFROM stagex/core-git@sha256:0 AS git\r\n';
const place = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, line: 2, column: 6 };
};
const row = (part: Partial<Finding>, done: boolean | undefined, note?: string): Row => ({
  finding: {
    id: 'update-image@2:6',
    rule: 'update-image',
    topic: 'migration',
    level: 'safe',
    message: 'core-git moves.',
    range: place('stagex/core-git@sha256:0'),
    applied: false,
    edits: [],
    url: '/rules/update-image/',
    ...part,
  },
  key: 'update-image-1',
  wanted: undefined,
  done,
  note,
});
const edits = [{ start: 15, end: 16, text: '' }];
const marks = (part: Partial<Finding>, done?: boolean) => marksOf(text, [row(part, done)]);

describe('marks', () => {
  test('stand where the text is in an editor, and lead to the page of the rule', () => {
    const shown = '# hello\nFROM stagex/core-git@sha256:0 AS git\n';
    const [mark] = marksOf(text, [row({}, undefined, 'Confirming…')]);
    expect(shown.slice(mark?.start, mark?.end)).toBe('stagex/core-git@sha256:0');
    expect(mark).toMatchObject({ message: 'core-git moves.', note: 'Confirming…', url: '/rules/update-image/' });
  });

  test.each([
    ['on', { edits, applied: true }],
    ['off', { edits }],
    ['skipped', { edits, skipped: 'It overlaps another change.' }],
    ['task', { level: 'advice' }, false],
    ['done', { level: 'blocker' }, true],
  ] as const)('are %s', (state, part, done?: boolean) => {
    expect(marks(part, done)[0]?.state).toBe(state);
  });
});

describe('labels', () => {
  const image = (reference: string): ImageReport => ({
    range: place(reference),
    reference,
    name: 'core-git',
    state: reference.includes('@') ? 'malformed' : 'unpinned',
    releases: [],
    version: null,
  });
  const known = { releases: ['2026.03.0'], target: '2026.03.0', isSettling: false };
  const upTo = (at: number | undefined) => '# hello\nFROM stagex/core-git@sha256:0 AS git\n'.slice(0, at);

  test('stand before the digest', () => {
    const [label] = labelsOf(text, [image('stagex/core-git@sha256:0')], known);
    expect(upTo(label?.at)).toMatch(/stagex\/core-git$/);
    expect(upTo(label?.end)).toMatch(/sha256:0$/);
    expect(label?.text).toBe('malformed digest');
  });

  test('stand behind a reference without one', () => {
    const [label] = labelsOf(text, [image('stagex/core-git')], known);
    expect(label?.at).toBe(label?.end);
    expect(label?.text).toBe('not pinned');
  });
});

describe('the finding at an offset', () => {
  const shown = '\nFROM a\nRUN b \\\n  c\n';
  const mark = (id: string, words: string): Mark => ({
    id,
    level: 'advice',
    topic: 'migration',
    state: 'task',
    rule: id,
    message: id,
    note: undefined,
    url: '/',
    start: shown.indexOf(words),
    end: shown.indexOf(words) + words.length,
  });
  const all = [mark('image', 'a'), mark('run', 'RUN b \\\n  c'), mark('argument', 'b')];
  const at = (words: string, shift = 0) => markAt(all, shown, shown.indexOf(words) + shift)?.id;

  test('is the innermost', () => {
    expect(at('b')).toBe('argument');
    expect(at('c')).toBe('run');
  });

  test('is that of the line where there is none', () => {
    expect(at('FROM')).toBe('image');
  });

  test('is none on a line without any', () => {
    expect(markAt(all, shown, 0)).toBeUndefined();
    expect(markAt(all, shown, shown.length)).toBeUndefined();
    expect(markAt([], '', 0)).toBeUndefined();
  });
});
