import { describe, expect, test } from 'vitest';
import { unifiedDiff } from './diff.ts';
import { fileOf, finding, replacing } from './testing/migration.ts';
import { formatCheck, formatChecklist, formatDiff, formatFindings, formatSummary, type View } from './text.ts';

const plain: View = { terminal: false, paint: (_, text) => text };
const terminal: View = { terminal: true, paint: (_, text) => text };
/** Paints so that a test can read it. */
const painted: View = { terminal: true, paint: (style, text) => `<${style}>${text}</>` };
const run = { target: '2026.03.0', newest: '2026.03.0' };

const TEXT = 'FROM stagex/old\nRUN a\nFROM stagex/old\n';
const FINDINGS = [
  ...replacing(TEXT, 'stagex/old', 'stagex/new'),
  finding({
    at: [10, 3],
    level: 'suggestion',
    rule: 'pin-image',
    message: 'Not pinned',
    edits: [{ start: 0, end: 0, text: 'x' }],
  }),
  finding({ at: [11, 1], level: 'blocker', rule: 'removed-image', message: 'Gone' }),
  finding({
    at: [12, 1],
    level: 'safe',
    message: 'Twice',
    edits: [{ start: 0, end: 0, text: 'x' }],
    skipped: 'overlaps another change',
  }),
  finding({ at: [13, 1], message: 'Good to know', rule: 'mixed-releases' }),
];

describe('findings', () => {
  test('one line says where and which rule, one says what', () => {
    expect(formatFindings(fileOf('a/Dockerfile', TEXT, FINDINGS), plain)).toMatchInlineSnapshot(`
      "a/Dockerfile:1:6   change      update-image
          stagex/old becomes stagex/new
      a/Dockerfile:3:6   change      update-image
          stagex/old becomes stagex/new
      a/Dockerfile:10:3  suggestion  pin-image
          Not pinned
      a/Dockerfile:11:1  blocker     removed-image
          Gone
      a/Dockerfile:12:1  skipped     update-image
          Twice
          not applied: overlaps another change
      a/Dockerfile:13:1  advice      mixed-releases
          Good to know
      "
    `);
  });

  test.each([
    ['', 'Dockerfile: the file is empty\n'],
    ['\n', 'Dockerfile: the file is empty\n'],
    ['FROM debian\n', 'Dockerfile: names no StageX image\n'],
  ])('nothing found in %j', (text, said) => {
    expect(formatFindings(fileOf('Dockerfile', text), plain)).toBe(said);
  });

  test('nothing to change where there are images', () => {
    const image = { range: { start: 5, end: 13, line: 1, column: 6 }, reference: 'stagex/a', name: 'a' };
    const images = [{ ...image, state: 'unpinned', releases: [], version: null }] as const;
    expect(formatFindings(fileOf('Dockerfile', 'FROM stagex/a\n', [], { images }), plain)).toBe(
      'Dockerfile: nothing to change\n',
    );
  });

  test('what is about reproducible builds stands apart', () => {
    const about = finding({ at: [3, 1], rule: 'network-none', topic: 'reproducibility', message: 'Network is on' });
    const said = '\nReproducibility\nDockerfile:3:1  advice      network-none\n    Network is on\n';
    expect(formatFindings(fileOf('Dockerfile', TEXT, [about, ...FINDINGS]), plain)).toContain(`Good to know\n${said}`);
    expect(formatFindings(fileOf('Dockerfile', 'FROM debian\n', [about]), plain)).toBe(
      `Dockerfile: names no StageX image\n${said}`,
    );
  });

  test('what came from the file cannot speak to the terminal, piped or not', () => {
    const file = fileOf('Docker\x1b]0;file', 'x', [finding({ message: 'names \x1b[2J\nstagex/ok: fine' })]);
    for (const view of [plain, terminal]) {
      expect(formatFindings(file, view)).toBe(
        'Docker␛]0;file:1:1  advice      update-image\n    names ␛[2J␊stagex/ok: fine\n',
      );
    }
  });
});

test('a checklist says of each practice whether it is met, and why', () => {
  const practice = { name: 'a', rules: ['a'], findings: [] };
  const checklist = [
    { ...practice, title: 'Images are pinned', state: 'met', reason: 'All have a digest: line 1.' },
    { ...practice, title: 'The network is off', state: 'missed', reason: 'It is on: line \x1b 2.' },
    { ...practice, title: 'Cargo is locked', state: 'not applicable', reason: 'No cargo.' },
  ] as const;
  expect(formatChecklist(fileOf('Dockerfile', TEXT, [], { checklist }), plain)).toMatchInlineSnapshot(`
    "Reproducibility checklist of Dockerfile, as it is
      met             Images are pinned
                      All have a digest: line 1.
      missed          The network is off
                      It is on: line ␛ 2.
      not applicable  Cargo is locked
                      No cargo.
    "
  `);
  expect(formatChecklist(fileOf('Dockerfile', TEXT), plain)).toBe('');
});

test('a check prints one line for each thing that makes it fail', () => {
  expect(formatCheck(fileOf('Dockerfile', TEXT, FINDINGS), plain)).toBe(
    [
      'Dockerfile:1:6: change: stagex/old becomes stagex/new [update-image]',
      'Dockerfile:3:6: change: stagex/old becomes stagex/new [update-image]',
      'Dockerfile:11:1: blocker: Gone [removed-image]',
      '',
    ].join('\n'),
  );
});

describe('the diff', () => {
  const diff = unifiedDiff('Dockerfile', 'FROM a\r\nRUN \x1b[2J\r\n', 'FROM b\r\nRUN \x1b[2J\r\n');

  test('keeps every byte where it is not for a terminal', () => {
    expect(formatDiff(diff, plain)).toBe(diff);
  });

  test('on a terminal shows control characters, and no carriage return at the end of lines', () => {
    expect(formatDiff(diff, terminal)).toBe(
      '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,2 +1,2 @@\n-FROM a\n+FROM b\n RUN ␛[2J\n',
    );
  });

  test('colours', () => {
    expect(formatDiff(diff, painted)).toBe(
      '<bold>--- a/Dockerfile</>\n<bold>+++ b/Dockerfile</>\n<cyan>@@ -1,2 +1,2 @@</>\n<red>-FROM a</>\n<green>+FROM b</>\n RUN ␛[2J\n',
    );
  });
});

describe('the summary', () => {
  const file = fileOf('Dockerfile', TEXT, FINDINGS);

  test('counts what is about reproducible builds apart', () => {
    const about = finding({ at: [3, 1], rule: 'network-none', topic: 'reproducibility' });
    expect(formatSummary([fileOf('Dockerfile', TEXT, [about])], 'show', run, plain)).toContain(
      ' 0 for you to do, 1 about reproducibility, target',
    );
  });

  test.each([
    [
      'show',
      '1 file, 2 changes to apply (--write), 2 suggestions left, 2 for you to do, target 2026.03.0, the catalogue reaches 2026.03.0\n',
    ],
    [
      'write',
      '1 file, 2 changes written, 2 suggestions left, 2 for you to do, target 2026.03.0, the catalogue reaches 2026.03.0\n',
    ],
    [
      'check',
      '1 file, 2 changes to apply, 2 suggestions left, 2 for you to do, target 2026.03.0, the catalogue reaches 2026.03.0\n',
    ],
  ] as const)('%s', (action, line) => {
    expect(formatSummary([file], action, run, plain)).toBe(line);
  });

  test.each([
    ['digest lists', 'contain and set'],
    ['command line export', 'contain'],
  ] as const)('names a release that the reader added from %s, and what is taken for granted', (source, what) => {
    const own = [{ id: '2026.06.0', source, basis: '2026.03.0' }];
    const summary = (target: string) => formatSummary([file], 'check', { target, newest: '2026.03.0', own }, plain);
    expect(summary('2026.06.0')).toMatch(/, target 2026\.06\.0 \(yours\), the catalogue reaches 2026\.03\.0\n/);
    expect(summary('2026.06.0').split('\n').slice(1)).toEqual([
      `2026.06.0 is yours, so what its images ${what} is taken to be as in 2026.03.0`,
      '',
    ]);
    expect(summary('2026.03.0')).toBe(formatSummary([file], 'check', run, plain));
  });

  test('counts files that failed', () => {
    const failed = fileOf('b', 'x', [], { ok: false, problem: 'no' });
    expect(formatSummary([file, { path: 'c', problem: 'is a folder' }, failed], 'check', run, plain)).toContain(
      '3 files, 2 failed, 2 changes',
    );
  });
});
