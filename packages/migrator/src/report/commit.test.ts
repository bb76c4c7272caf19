import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proof, timeout } from '../testing/proof.ts';
import { commitMessage } from './commit.ts';
import { fileOf, finding, replacing } from './testing/migration.ts';
import { nastyFile, nastyText } from './testing/nasty.ts';
import type { ReviewedFile } from './work.ts';

const run = { target: '2026.03.0' };
const TEXT = 'FROM stagex/old\nFROM stagex/old\nRUN a\n';
const change = (rule: string, message: string) =>
  finding({ rule, message, applied: true, edits: [{ start: 0, end: 0, text: '#\n' }] });
const subjectOf = (...files: readonly ReviewedFile[]) => commitMessage(files, run).split('\n')[0];

let repository: string;
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'restage-commit-'));
  git(['init', '--quiet']);
});
afterAll(() => rmSync(repository, { recursive: true }));

function git(args: readonly string[], input = ''): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...Object.fromEntries(['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_NAME`, 'Somebody'])),
    ...Object.fromEntries(['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_EMAIL`, 'somebody@restage.example'])),
  };
  return execFileSync('git', args, { cwd: repository, input, env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}

test('what moved, what else changed and what is left', () => {
  const findings = [
    ...replacing(TEXT, 'stagex/old', 'stagex/new').map((each) => ({
      ...each,
      message: 'pallet-rust 1.88.0 (2025.08.0, 2025.10.0) to 1.94.0 (2026.03.0).',
    })),
    change('go-cgo', 'The login shell sets CC=clang, so Go turns cgo on, and without a C compiler packages fail.'),
    finding({ rule: 'pin-image', message: 'Not applied.', edits: [{ start: 0, end: 0, text: 'x' }] }),
    finding({ at: [3, 1], rule: 'platform', message: 'Asks for @octocat and #12.' }),
    finding({ at: [4, 1], rule: 'cmake-4', message: 'Done.' }),
    finding({ at: [5, 1], rule: 'removed-image', level: 'blocker', message: 'core-zig is gone.' }),
  ];
  const file = { ...fileOf('docker/Dockerfile', TEXT, findings), done: new Set(['cmake-4@4:1']) };
  expect(commitMessage([file], run)).toMatchInlineSnapshot(`
    "Move StageX images of docker/Dockerfile to 2026.03.0

    Images that moved:
    * 2 times: pallet-rust 1.88.0 (2025.08.0, 2025.10.0) to 1.94.0
      (2026.03.0).

    Other changes:
    * go-cgo: The login shell sets CC=clang, so Go turns cgo on, and without
      a C compiler packages fail.

    Left for a person to do:
    * line 3, advice of platform: Asks for @ octocat and # 12.
    * line 5, blocker of removed-image: core-zig is gone.
    "
  `);
});

test('several files: places are named, the same said of both is said once', () => {
  const findings = [...replacing(TEXT, 'stagex/old', 'stagex/new'), finding({ at: [3, 1], rule: 'platform' })];
  const failed = fileOf('c', 'x', [], { ok: false, problem: 'Nothing was changed.' });
  const files = [fileOf('a', TEXT, findings), fileOf('b', TEXT, findings), failed];
  expect(commitMessage(files, run)).toMatchInlineSnapshot(`
    "Move StageX images to 2026.03.0

    Images that moved:
    * 4 times: stagex/old becomes stagex/new

    Left for a person to do:
    * a line 3, advice of platform: Something to know
    * b line 3, advice of platform: Something to know
    * c: Nothing was changed.
    "
  `);
});

test('there is nothing to commit where nothing changes', () => {
  expect(commitMessage([fileOf('a', TEXT, [finding({})])], run)).toBe('');
  expect(commitMessage([], run)).toBe('');
});

describe('the subject', () => {
  const moved = (path: string) => fileOf(path, TEXT, replacing(TEXT, 'old', 'new'));
  const adapted = (path: string) => fileOf(path, TEXT, [change('go-cgo', 'x')]);
  const long = 'folder/'.repeat(9);

  test.each([
    [moved('docker/Dockerfile'), 'Move StageX images of docker/Dockerfile to 2026.03.0'],
    [moved(`${long}Dockerfile`), 'Move StageX images of Dockerfile to 2026.03.0'],
    [moved(long.replaceAll('/', '-')), 'Move StageX images to 2026.03.0'],
    [moved(''), 'Move StageX images to 2026.03.0'],
    [adapted('Dockerfile'), 'Adapt Dockerfile to StageX 2026.03.0'],
    [adapted(''), 'Adapt to StageX 2026.03.0'],
    [moved('a\n\nFixes #12'), 'Move StageX images of a␊␊Fixes # 12 to 2026.03.0'],
  ])('%#', (file, subject) => {
    expect(subjectOf(file)).toBe(subject);
  });

  test('names no file where several change, and the one that does where others do not', () => {
    expect(subjectOf(moved('a'), moved('b'))).toBe('Move StageX images to 2026.03.0');
    expect(subjectOf(fileOf('a', TEXT), moved('b'))).toBe('Move StageX images of b to 2026.03.0');
  });
});

test('git keeps every line, and takes none for a comment or a trailer', { timeout }, () => {
  const changed = fileOf('Dockerfile', TEXT, replacing(TEXT, 'old', 'new'));
  fc.assert(
    fc.property(fc.array(nastyFile(2), { maxLength: 3 }), nastyText, (files, text) => {
      const message = commitMessage([...files, changed], { target: `2026.03.0${text}` });
      const [subject = '', ...body] = message.split('\n');
      expect([...subject].length).toBeLessThanOrEqual(72);
      const tooLong = body.filter((line) => [...line].length > 72);
      // A word that is longer has a line for itself.
      expect(tooLong.filter((line) => /^[* ] \S* \S/.test(line))).toEqual([]);
      expect(message).not.toMatch(/(?<!\w)@\w|#\d|\bgh-\d/i);

      // As when it is written in an editor: comments go, and so do blanks and empty lines too many.
      expect(git(['stripspace', '--strip-comments'], message)).toBe(message.toWellFormed());
      expect(git(['interpret-trailers', '--parse', '--no-divider'], message)).toBe('');
      expect(git(['interpret-trailers', '--parse'], message)).toBe('');
    }),
    proof(40),
  );
});

test('git commit takes it as it is', () => {
  const nasty = 'Signed-off-by: A <a@b.example>\n\n# x\nCo-authored-by: B <b@b.example>';
  const findings = [change('go-cgo', nasty), finding({ message: `# ${nasty}` }), finding({ message: `: ${nasty}` })];
  const message = commitMessage([fileOf(`# ${nasty}`, TEXT, findings)], run);
  git(['commit', '--quiet', '--allow-empty', '--cleanup=strip', '-F', '-'], message);
  expect(git(['log', '-1', '--format=%B'])).toBe(`${message}\n`);
  expect(git(['log', '-1', '--format=%(trailers)']).trim()).toBe('');
});
