import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { datesOf, readDates } from './git-dates.ts';

const folders: string[] = [];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'restage-git-'));
  folders.push(path);
  return path;
}

afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

function commit(repository: string, file: string, date: string): void {
  const path = join(repository, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, date);
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { env });
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', date);
}

function repository(): string {
  const path = folder();
  execFileSync('git', ['init', '--quiet', path]);
  commit(path, 'content/docs/a.md', '2026-01-01T00:00:00Z');
  commit(path, 'content/docs/ö b.md', '2026-01-02T00:00:00Z');
  commit(path, 'content/docs/a.md', '2026-01-03T00:00:00Z');
  commit(path, 'README.md', '2026-01-04T00:00:00Z');
  return path;
}

it('takes the newest commit of each file', () => {
  const dates = datesOf('\x00200\n\nb\na\n\x00100\n\na\n');
  expect([...dates].map(([file, date]) => [file, date.getTime()])).toEqual([
    ['b', 200_000],
    ['a', 200_000],
  ]);
});

it('reads the history of pages, whatever their names', () => {
  const dates = readDates(repository());
  expect([...dates].map(([file, date]) => [file, date.toISOString().slice(0, 10)])).toEqual([
    ['content/docs/a.md', '2026-01-03'],
    ['content/docs/ö b.md', '2026-01-02'],
  ]);
});

it('says nothing rather than a wrong date for a shallow checkout', () => {
  const shallow = folder();
  execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${repository()}`, shallow]);
  expect(readDates(shallow).size).toBe(0);
});

it('says nothing outside of a checkout', () => {
  expect(readDates(folder()).size).toBe(0);
});
