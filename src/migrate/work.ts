/** What the reader works on: the part of the state that a link carries and that this browser keeps. */
import type { MigrateOptions } from 'restage/engine';
import { carryDecisions, type Decisions } from './decisions.ts';

/** One Dockerfile, shown as a tab where there are several. */
export interface WorkFile {
  /** Tells the files of the page apart; it is nowhere else. */
  readonly key: number;
  /** Where the file stands in its repository, with slashes. */
  readonly path: string;
  /** As it was given, line ends and byte order mark included; see `text.ts`. */
  readonly text: string;
  readonly decisions: Decisions;
  /** By finding id: what a person ticked off. */
  readonly done: Readonly<Record<string, boolean>>;
}

/** What the reader chose for all files. */
export type WorkOptions = Pick<MigrateOptions, 'tags' | 'digests' | 'registries' | 'rustVersion'>;

export interface Work {
  /** Never empty. */
  readonly files: readonly WorkFile[];
  /** Target release; the catalogue may not have it, when a link or another version of this page brought it. */
  readonly release: string;
  readonly options: WorkOptions;
  /** The part of the catalogue that counts, where that is not all of it. */
  readonly reach?: Reach;
}

/** The catalogue as it was when a link was made with it. */
export interface Reach {
  /** The release at which it ended. */
  readonly newest: string;
  /** Ids of the releases that the one who made the link had added. */
  readonly own: readonly string[];
}

/** As many files as a page can show and a patch can be read with. */
export const MOST_FILES = 50;

export const DEFAULT_PATH = 'Dockerfile';

export function emptyFile(key: number): WorkFile {
  return { key, path: DEFAULT_PATH, text: '', decisions: {}, done: {} };
}

export function emptyWork(release: string): Work {
  return { files: [emptyFile(0)], release, options: {} };
}

/** Whether there is nothing in it that anybody could miss. */
export function isBlank({ files }: Work): boolean {
  return files.every(({ text }) => text === '');
}

/** The file with other text; what was decided and ticked off stays with the findings that are still there. */
export function withText(file: WorkFile, text: string): WorkFile {
  if (text === file.text) return file;
  const carry = (marks: Decisions) => carryDecisions(marks, file.text, text);
  return { ...file, text, decisions: carry(file.decisions), done: carry(file.done) };
}

/** The work with one of its files changed; the same work where nothing changes. */
export function withFile(work: Work, key: number, change: (file: WorkFile) => WorkFile): Work {
  const files = work.files.map((file) => (file.key === key ? change(file) : file));
  return files.every((file, index) => file === work.files[index]) ? work : { ...work, files };
}

/** Whether two works say the same; keys only tell files apart. */
export function isSameWork(a: Work, b: Work): boolean {
  return JSON.stringify(content(a)) === JSON.stringify(content(b));
}

function content({ files, release, options, reach }: Work): unknown {
  const sorted = (value: object) => Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1));
  return [
    files.map(({ path, text, decisions, done }) => [path, text, sorted(decisions), sorted(done)]),
    release,
    sorted(options),
    reach ?? null,
  ];
}

/** A path that none of the files has: `Dockerfile`, then `Dockerfile-2`, or `build/app-2.Dockerfile`. */
export function freePath(wanted: string, files: readonly Pick<WorkFile, 'path'>[]): string {
  const taken = new Set(files.map(({ path }) => path));
  const slash = wanted.lastIndexOf('/') + 1;
  const dot = wanted.indexOf('.', slash + 1);
  const [head, tail] = dot === -1 ? [wanted, ''] : [wanted.slice(0, dot), wanted.slice(dot)];
  let path = wanted;
  for (let number = 2; taken.has(path); number += 1) path = `${head}-${number}${tail}`;
  return path;
}

/**
 * The path as a patch can hold it: relative, with slashes, inside the repository.
 *
 * @returns undefined for a path that leads nowhere
 */
export function cleanPath(path: string): string | undefined {
  const printable = path.replaceAll('\\', '/').replaceAll(/\p{Cc}/gu, '');
  const parts = printable.split('/').map((part) => part.trim());
  const kept = parts.filter((part) => part !== '' && part !== '.');
  if (kept.length === 0 || kept.includes('..')) return undefined;
  const clean = kept.join('/');
  return clean.length <= 255 ? clean : undefined;
}
