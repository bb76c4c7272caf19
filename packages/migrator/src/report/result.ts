import type { Migration, OwnRelease } from '../migrate.ts';

/** One file of a run: what came of it, or why it could not be read. */
export type FileResult =
  | {
      /** As the caller named it. */
      readonly path: string;
      /** The text before the migration. */
      readonly text: string;
      readonly migration: Migration;
    }
  | { readonly path: string; readonly problem: string };

/** A file that could be read. */
export type ReadFile = Extract<FileResult, { readonly migration: Migration }>;

/** What every report says about the run as a whole. */
export interface RunFacts {
  /** The release the files were moved to. */
  readonly target: string;
  /** The newest release of our own files. */
  readonly newest: string;
  /** The releases that the reader added, oldest first; absent where there are none. */
  readonly own?: readonly OwnRelease[];
}

/** Whether the file could be read; what was found in it is then in `migration`. */
export function wasRead(file: FileResult): file is ReadFile {
  return 'migration' in file;
}

/** Whether the migration gives another text than it was given. */
export function isChanged({ text, migration }: ReadFile): boolean {
  return migration.output !== text;
}

/**
 * Whether somebody has work to do before the file fits the release: it would change, or it holds a blocker.
 *
 * Advice and suggestions that are not applied do not count. They are matters of judgement, and a check that fails
 * until everybody agrees with every one of them could only be switched off.
 */
export function needsWork(file: ReadFile): boolean {
  return isChanged(file) || file.migration.findings.some(({ level }) => level === 'blocker');
}
