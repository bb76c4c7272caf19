/** Finds releases in a git checkout of StageX. */
import { realpathSync } from 'node:fs';
import type { Problem } from '../problem.ts';
import { isReleaseId } from '../release-id.ts';
import { git } from './git.ts';
import { hasChanges, readCommit, readWorkTree, type Tree } from './tree.ts';

/** A release that was asked for by name. */
export interface ReleaseRequest {
  /** As 2026.05.0. */
  readonly id: string;
  /** Where StageX has no tag for the release: its commit, as hex digits. */
  readonly commit: string | undefined;
}

/** A release as found in the checkout. */
export interface Snapshot {
  readonly id: string;
  readonly commit: string;
  /** Commit date, as 2026-03-13. */
  readonly date: string;
  readonly tagged: boolean;
  readonly tree: Tree;
  /** What a person should know about where it comes from. */
  readonly notes: readonly string[];
}

/** Checks that a folder is the top of a git checkout. */
export function openCheckout(path: string): { readonly checkout: string } | Problem {
  let checkout: string;
  try {
    checkout = realpathSync(path);
  } catch {
    return { problem: `${path} does not exist; name the folder of a StageX checkout` };
  }
  const top = git(checkout, ['rev-parse', '--show-toplevel']);
  if ('problem' in top)
    return { problem: `${path} is not a git checkout (${top.problem}); clone StageX and name its folder` };
  if (realpathSync(top.text) !== checkout) {
    return { problem: `${path} is a folder inside the git checkout ${top.text}; name the top of a StageX checkout` };
  }
  return { checkout };
}

/** Reads the release that is checked out: the one whose tag points at HEAD. */
export function readCheckedOut(checkout: string): Snapshot | Problem {
  const tags = git(checkout, ['tag', '--no-column', '--points-at', 'HEAD']);
  if ('problem' in tags) return { problem: `${checkout} has no commit checked out (${tags.problem})` };
  const ids = tags.text.split('\n').filter(isReleaseId);
  const [id] = ids;
  if (id === undefined || ids.length > 1) {
    const found = ids.length > 1 ? `the tags ${ids.join(' and ')} point` : 'no release tag points';
    return { problem: `${found} at what is checked out in ${checkout}; say which release with --release` };
  }
  const commit = findCommit(checkout, 'HEAD');
  if (commit === undefined) return { problem: `${checkout} has no commit checked out` };
  const tree = readWorkTree(checkout);
  if ('problem' in tree) return tree;
  const notes = hasChanges(checkout)
    ? [`The work tree differs from ${id}: --release ${id} would read the release as it was tagged.`]
    : [];
  return describe(checkout, { id, commit, tagged: true, tree, notes });
}

/** Reads a release from the commit of its tag, or from the commit that was named; the work tree does not matter. */
export function readRequested(checkout: string, { id, commit: named }: ReleaseRequest): Snapshot | Problem {
  const tag = findCommit(checkout, `refs/tags/${id}`);
  const commit = named === undefined ? tag : findCommit(checkout, named);
  if (commit === undefined) {
    return {
      problem:
        named === undefined
          ? `${checkout} has no tag ${id}; fetch the tags, or name the commit: --release ${id}@<commit>`
          : `${checkout} has no commit ${named}; fetch it, or name another one for ${id}`,
    };
  }
  const tree = readCommit(checkout, commit);
  if ('problem' in tree) return tree;
  return describe(checkout, { id, commit, tagged: tag === commit, tree, notes: [] });
}

function findCommit(checkout: string, name: string): string | undefined {
  const commit = git(checkout, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return 'problem' in commit ? undefined : commit.text;
}

function describe(checkout: string, found: Omit<Snapshot, 'date'>): Snapshot | Problem {
  const date = git(checkout, ['show', '--no-patch', '--no-show-signature', '--format=%cs', found.commit]);
  return 'problem' in date ? date : { ...found, date: date.text };
}
