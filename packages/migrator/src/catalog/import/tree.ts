/** The files of a StageX tree that say what a release is made of. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problem.ts';
import { git } from './git.ts';

/** Path, with forward slashes, to text. */
export type Tree = ReadonlyMap<string, string>;

/** Where the wanted files are; not every release has all of them. */
const PLACES = ['digests.txt', 'digests', 'packages'];

function isWanted(path: string): boolean {
  return /^(?:digests\.txt|digests\/[^/]+\.txt|packages\/(?:[^/]+\/){1,2}(?:package\.toml|Containerfile))$/.test(path);
}

/** Reads the files of a commit, whatever is checked out. */
export function readCommit(checkout: string, commit: string): Tree | Problem {
  const listed = git(checkout, ['ls-tree', '-r', '-z', commit, '--', ...PLACES]);
  if ('problem' in listed) return listed;
  const files = listed.text.split('\0').flatMap((line) => {
    // A symbolic link is a blob too, of mode 120000, and its content is a path.
    const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return blob && path && isWanted(path) ? [{ blob, path }] : [];
  });
  const printed = git(checkout, ['cat-file', '--batch'], files.map(({ blob }) => `${blob}\n`).join(''));
  if ('problem' in printed) return printed;

  const tree = new Map<string, string>();
  let position = 0;
  for (const { blob, path } of files) {
    // `<blob> blob <size>`, a line end, the content, a line end
    const lineEnd = printed.bytes.indexOf('\n', position);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(printed.bytes.toString('utf8', position, lineEnd)) ?? [];
    if (size === undefined) return { problem: `git has no content for ${path} (${blob}); fetch the whole commit` };
    position = lineEnd + 1 + Number(size) + 1;
    tree.set(path, printed.bytes.toString('utf8', lineEnd + 1, position - 1));
  }
  return tree;
}

/** Reads the files of the work tree as they are on disk, committed or not. */
export function readWorkTree(checkout: string): Tree | Problem {
  const listed = git(checkout, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...PLACES]);
  if ('problem' in listed) return listed;
  const tree = new Map<string, string>();
  for (const path of listed.text.split('\0').filter(isWanted)) {
    const file = join(checkout, path);
    // Deleted files are still listed, and a link may lead anywhere.
    if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) tree.set(path, readFileSync(file, 'utf8'));
  }
  return tree;
}

/** Whether the work tree differs from its commit where it matters. */
export function hasChanges(checkout: string): boolean {
  const status = git(checkout, ['status', '--porcelain', '--', ...PLACES]);
  return 'problem' in status || status.text !== '';
}
