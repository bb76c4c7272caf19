/** Runs git. No shell is involved, and callers check every name that they pass on. */
import { spawnSync } from 'node:child_process';
import type { Problem } from '../problem.ts';

/** All Containerfiles of a release have some 2 MB. */
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/** Set where git itself started us, as for a hook; they would lead git to that repository instead of the checkout. */
const OTHER_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
];

/** What a git command printed. */
export interface Printed {
  readonly bytes: Buffer;
  /** The bytes as text, without the last line end. */
  readonly text: string;
}

/**
 * Runs one git command in a folder.
 *
 * @param input what the command reads from its standard input
 */
export function git(folder: string, args: readonly string[], input = ''): Printed | Problem {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OTHER_REPOSITORY.includes(name)));
  const { error, status, stdout, stderr } = spawnSync('git', ['-C', folder, '-c', 'core.fsmonitor=false', ...args], {
    env: { ...env, LC_ALL: 'C' },
    input,
    maxBuffer: LARGEST_OUTPUT,
  });
  if (error) {
    const missing = 'code' in error && error.code === 'ENOENT';
    return { problem: missing ? 'git is not on the PATH; install it' : `git could not run: ${error.message}` };
  }
  if (status !== 0)
    return { problem: stderr.toString('utf8').trim() || `git ${args[0]} ended with exit code ${status}` };
  return { bytes: stdout, text: stdout.toString('utf8').replace(/\n$/, '') };
}
