/** Reads StageX's lists of digests: `digests/<category>.txt`, or the `digests.txt` of the releases before 2024.12.0. */
import type { Release } from './format.ts';
import type { Problem } from './problem.ts';

/** StageX's categories since 2024.12.0, each with a list of its own. */
export const CATEGORIES: readonly string[] = ['bootstrap', 'core', 'pallet', 'user'];

/** One list. */
export interface DigestList {
  /** Where it comes from, for the message: `digests/core.txt`. */
  readonly place: string;
  readonly text: string;
  /** What its names begin with, written or not; undefined where they are whole. */
  readonly category: string | undefined;
}

export interface DigestLists {
  readonly naming: Release['naming'];
  /** Image name to 64 hex digits. */
  readonly digests: ReadonlyMap<string, string>;
  /** Lists that were left alone. */
  readonly notes: readonly string[];
}

interface Line {
  readonly place: string;
  readonly digest: string;
  readonly name: string;
}

/**
 * Reads every list of a tree.
 *
 * @param tree path to text
 */
export function readDigests(tree: ReadonlyMap<string, string>): DigestLists | Problem {
  const lists = [...tree.keys()].filter((path) => path.startsWith('digests/')).sort();
  const known = lists.filter((path) => CATEGORIES.includes(categoryOf(path)));
  const naming = known.length > 0 ? 'category' : 'flat';
  const files = naming === 'category' ? known : tree.has('digests.txt') ? ['digests.txt'] : [];
  if (files.length === 0) {
    return { problem: 'There is neither digests/core.txt nor digests.txt: is this a checkout of StageX?' };
  }

  const digests = readLists(
    files.map((place) => ({
      place,
      text: tree.get(place) ?? '',
      category: naming === 'category' ? categoryOf(place) : undefined,
    })),
  );
  if ('problem' in digests) return digests;
  return {
    naming,
    digests,
    notes: lists
      .filter((path) => !known.includes(path))
      .map((path) => `${path} was not read: its category is not known here`),
  };
}

/**
 * Reads lists that make up one release.
 *
 * @returns image name to 64 hex digits; the first line that is not `<64 hex digits> <image name>` is a problem, with its
 *   place
 */
export function readLists(lists: readonly DigestList[]): ReadonlyMap<string, string> | Problem {
  const lines = new Map<string, Line>();
  for (const list of lists) {
    const read = readList(list);
    if ('problem' in read) return read;
    for (const line of read) {
      const before = lines.get(line.name);
      if (before) return { problem: `${line.place}: ${line.name} is listed twice, first at ${before.place}` };
      lines.set(line.name, line);
    }
  }
  if (lines.size === 0) return { problem: `${lists.map(({ place }) => place).join(', ')}: no image is listed` };
  return new Map([...lines.values()].map(({ name, digest }) => [name, digest]));
}

function readList({ place: file, text, category }: DigestList): readonly Line[] | Problem {
  const lines: Line[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    // An empty line, as after the last line end, hides nothing.
    if (line === '') continue;
    const place = `${file}:${index + 1}`;
    const [, digest, name] = /^([0-9a-f]{64}) +([a-z0-9]+(?:[._-]+[a-z0-9]+)*)$/.exec(line) ?? [];
    if (!digest || !name) {
      return { problem: `${place}: expected 64 hex digits, a space and an image name, found ${shorten(line)}` };
    }
    lines.push({ place, digest, name });
  }
  if (category === undefined) return lines;

  // Names are whole, `core-rust`, or all of a list are without their category, `rust`; a mixture is a mistake.
  const prefix = `${category}-`;
  if (!lines.some(({ name }) => name.startsWith(prefix))) {
    return lines.map((line) => ({ ...line, name: prefix + line.name }));
  }
  const stray = lines.find(({ name }) => !name.startsWith(prefix));
  return stray ? { problem: `${stray.place}: ${stray.name} does not start with ${prefix}` } : lines;
}

function categoryOf(path: string): string {
  return path.slice('digests/'.length, -'.txt'.length);
}

function shorten(line: string): string {
  return JSON.stringify(line.length > 100 ? `${line.slice(0, 100)}…` : line);
}
