import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { patch } from './patch.ts';
import type { ReadFile } from './result.ts';
import { fileOf, replacing } from './testing/migration.ts';

let repository: string;
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'restage-patch-'));
});
afterEach(() => rmSync(repository, { recursive: true }));

/** Without the settings of whoever runs the test: autocrlf would change line ends. */
function git(args: readonly string[], input = ''): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, { cwd: repository, input, env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Applies the patch in a repository that holds the files, to the working tree and to the index. */
function apply(files: readonly ReadFile[]): void {
  git(['init', '--quiet']);
  for (const { path, text } of files) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  git(['add', '--all']);
  git(['apply', '--index', '-'], patch(files));
}

const TEXT =
  'FROM stagex/old AS a\nRUN one\nRUN two\nRUN three\nRUN four\nRUN five\nRUN six\nRUN seven\nFROM stagex/old\n';
const moved = (path: string, text: string) => fileOf(path, text, replacing(text, 'old', 'new'));

test('one patch for several files; those that stay as they are are not in it', () => {
  const files = [
    moved('Dockerfile', TEXT),
    fileOf('unchanged', TEXT),
    moved('images/build/Containerfile', TEXT),
    fileOf('failed', TEXT, [], { ok: false, problem: 'no' }),
  ];
  expect(patch(files).match(/^(?:---|\+\+\+) .*/gm)).toEqual([
    '--- a/Dockerfile',
    '+++ b/Dockerfile',
    '--- a/images/build/Containerfile',
    '+++ b/images/build/Containerfile',
  ]);
  apply(files);
  for (const { path, migration } of files) {
    expect(readFileSync(join(repository, path), 'utf8')).toBe(migration.output);
    expect(git(['show', `:${path}`])).toBe(migration.output);
  }
});

test('nothing to change is no patch', () => {
  expect(patch([])).toBe('');
  expect(patch([fileOf('Dockerfile', TEXT)])).toBe('');
});

describe('git apply gives exactly the output', () => {
  test.each([
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['no final line end', TEXT.slice(0, -1)],
    ['CRLF and no final line end', TEXT.replaceAll('\n', '\r\n').slice(0, -2)],
    ['byte order mark', `\ufeff${TEXT}`],
    ['mixed line ends', 'FROM stagex/old\r\nRUN a\rb\nFROM stagex/old'],
  ])('%s, between other files', (_, text) => {
    const files = [moved('a', text), moved('b', TEXT), moved('c', text)];
    apply(files);
    for (const { path, migration } of files) {
      expect(readFileSync(join(repository, path), 'utf8')).toBe(migration.output);
    }
  });

  test.each(['with blank', 'two  blanks/and more ', 'Bücher/世界', 'quo"te', 'back\\slash', 'tab\there', 'new\nline'])(
    'path %j, between other files',
    (path) => {
      const files = [moved('a', TEXT), moved(path, TEXT), moved('z', TEXT)];
      apply(files);
      for (const { path, migration } of files) {
        expect(readFileSync(join(repository, path), 'utf8')).toBe(migration.output);
      }
    },
  );

  test.each(['./Dockerfile', '/Dockerfile', './/./Dockerfile', ''])('path %j, which git would refuse', (path) => {
    const inside = moved('Dockerfile', TEXT);
    git(['init', '--quiet']);
    writeFileSync(join(repository, 'Dockerfile'), TEXT);
    git(['apply', '-'], patch([{ ...inside, path }]));
    expect(readFileSync(join(repository, 'Dockerfile'), 'utf8')).toBe(inside.migration.output);
  });
});
