/** A small git checkout in a temporary folder, for the tests. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path to text; null deletes the file. */
export type Files = Readonly<Record<string, string | null>>;

export interface TestCheckout {
  readonly path: string;
  /** Changes files without committing them. */
  write(files: Files): void;
  /** Commits changes on a fixed day, tags the commit if a tag is given, and returns its hash. */
  commit(day: string, files: Files, tag?: string): string;
  git(...args: readonly string[]): string;
}

/** A folder that the caller removes. */
export function makeFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'restage-import-')));
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

export function makeCheckout(): TestCheckout {
  const path = makeFolder();
  let date = '2024-01-01T12:00:00Z';
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', path, ...args], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        // Whatever the person who runs the tests has configured, signatures included, stays out.
        HOME: path,
        GIT_CONFIG_GLOBAL: join(path, '.git', 'no-such-file'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'A Maintainer',
        GIT_AUTHOR_EMAIL: 'maintainer@example.org',
        GIT_COMMITTER_NAME: 'A Maintainer',
        GIT_COMMITTER_EMAIL: 'maintainer@example.org',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  git('init', '--quiet', '--initial-branch=main');

  const write = (files: Files): void => {
    for (const [name, text] of Object.entries(files)) {
      const file = join(path, name);
      if (text === null) {
        rmSync(file);
        continue;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  return {
    path,
    write,
    git,
    commit(day, files, tag) {
      date = `${day}T12:00:00Z`;
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message=A change');
      if (tag !== undefined) git('tag', '--annotate', `--message=${tag}`, tag);
      return git('rev-parse', 'HEAD');
    },
  };
}
