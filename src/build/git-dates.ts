import { spawnSync } from 'node:child_process';

/** Folders whose files are pages. */
const FOLDERS = ['content/docs', 'packages/migrator/src/rules'];

/** Enough for the names in some ten thousand commits. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * When each page's file was last changed by a commit, by its path in the repository.
 *
 * Empty where git is missing, where this is no checkout, and in a shallow one, which tells a wrong date: there the oldest
 * commit that it has seems to have made every file.
 */
export function readDates(root: string): ReadonlyMap<string, Date> {
  if (git(root, ['rev-parse', '--is-shallow-repository'])?.trim() !== 'false') return new Map();
  const log = git(root, ['log', '--format=%x00%ct', '--name-only', '--relative', '--', ...FOLDERS]);
  return log === undefined ? new Map() : datesOf(log);
}

/** Reads what `git log` printed, the newest commit first: of each, a zero, its time in seconds, and its files. */
export function datesOf(log: string): ReadonlyMap<string, Date> {
  const dates = new Map<string, Date>();
  for (const commit of log.split('\0').slice(1)) {
    const [seconds = '', ...files] = commit.split('\n').filter((line) => line !== '');
    for (const file of files) {
      if (!dates.has(file)) dates.set(file, new Date(Number(seconds) * 1000));
    }
  }
  return dates;
}

function git(root: string, args: readonly string[]): string | undefined {
  const { error, status, stdout } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return error || status !== 0 ? undefined : stdout;
}

let dates: ReadonlyMap<string, Date> | undefined;

/** When a page's file, `content/docs/index.mdx`, was last changed; undefined where that is not known. */
export function changedOn(file: string | undefined): Date | undefined {
  dates ??= readDates(process.cwd());
  return file === undefined ? undefined : dates.get(file);
}
