/** Makes a release of digest lists alone: `digests/*.txt` of a StageX tag. */
import { CATEGORIES, type DigestList, readLists } from './digest-lists.ts';
import type { Release } from './format.ts';
import type { Problem } from './problem.ts';
import { checkRelease, type ReleaseFile } from './release-file.ts';
import { compareReleases, isReleaseId } from './release-id.ts';

/** A list as a reader gives it. */
export interface GivenList {
  /** The file's name, `core.txt` or `digests/core.txt`; undefined for a text that was pasted. */
  readonly name: string | undefined;
  readonly text: string;
}

/** A release, and what the reader should know of how it was read. */
export interface FromLists {
  readonly release: ReleaseFile;
  readonly notes: readonly string[];
}

/** Since then names begin with their category (StageX 708c75ce), and each category has a list of its own (771a23bd). */
const CATEGORISED_SINCE = '2024.12.0';
/** A line of a list with whole names. */
const WHOLE_NAME = new RegExp(`^[0-9a-f]{64} +(?:${CATEGORIES.join('|')})-`, 'm');
/** UTF-16 code units of all lists; those of a release of 500 images have 50,000. */
const LONGEST = 1024 * 1024;

/**
 * Reads the lists of one release.
 *
 * A file that is named after a category is its list, and may leave the category out of its names. Any other text, a
 * pasted one for instance, holds whole names; a file without any is left alone.
 *
 * @param lists all of the release: a category without any image is a problem
 * @param id the release, `2026.06.0`, which no list says
 * @param releases those of the catalogue, oldest first; toolchain and kind of digest are taken over from the one before
 */
export function releaseFromLists(
  lists: readonly GivenList[],
  id: string,
  releases: readonly Release[],
): FromLists | Problem {
  if (!isReleaseId(id)) return { problem: `${JSON.stringify(id)} is no release; write it like 2026.06.0` };
  const before = releases.findLast((release) => compareReleases(release.id, id) <= 0);
  if (!before || compareReleases(id, CATEGORISED_SINCE) < 0) {
    return { problem: `${id} is older than ${CATEGORISED_SINCE}: such releases are all in the catalogue` };
  }
  const length = lists.reduce((sum, { text }) => sum + text.length, 0);
  if (length > LONGEST) return { problem: 'the lists are too large for one release; give its digests/*.txt alone' };

  const sorted = sortLists(lists);
  if ('problem' in sorted) return sorted;
  if (sorted.lists.length === 0) {
    return { problem: ['there is no list of digests; give digests/*.txt of a StageX tag', ...sorted.notes].join('; ') };
  }
  const digests = readLists(sorted.lists);
  if ('problem' in digests) return digests;
  const stray = [...digests.keys()].find((name) => !CATEGORIES.includes(name.split('-')[0] ?? ''));
  if (stray !== undefined) {
    return {
      problem: `${stray} begins with no category (${CATEGORIES.join(', ')}); give the files of the lists instead of their text`,
    };
  }
  const missing = CATEGORIES.filter((category) => ![...digests.keys()].some((name) => name.startsWith(`${category}-`)));
  if (missing.length > 0) {
    const files = missing.map((category) => `${category}.txt`).join(', ');
    return {
      problem: `${files} ${missing.length === 1 ? 'is' : 'are'} missing; give all lists of the release, since a name that is in none of them counts as gone`,
    };
  }
  const { digests: kind, toolchain } = before;
  const release = checkRelease({
    format: 1,
    kind: 'stagex-release',
    source: 'digest lists',
    id,
    date: null,
    commit: null,
    tagged: null,
    naming: 'category',
    toolchain,
    digests: kind,
    images: Object.fromEntries([...digests].map(([name, digest]) => [name, { digest, version: null, runtime: null }])),
  });
  return 'problem' in release ? release : { release, notes: sorted.notes };
}

/** Finds the category of each list. */
function sortLists(
  given: readonly GivenList[],
): { readonly lists: readonly DigestList[]; readonly notes: readonly string[] } | Problem {
  const lists: DigestList[] = [];
  const notes: string[] = [];
  for (const { name, text } of given) {
    const place = name ?? 'the pasted text';
    const own = /(?:^|[\\/])([^\\/]+)\.txt$/.exec(name ?? '')?.[1];
    const category = own !== undefined && CATEGORIES.includes(own) ? own : undefined;
    const before = lists.find((list) => category !== undefined && list.category === category);
    if (before) return { problem: `${before.place} and ${place} are both the list of ${category}; give one of them` };
    if (name !== undefined && category === undefined && !WHOLE_NAME.test(text)) {
      notes.push(`${name} was not read: it is not the list of a category that is known here`);
      continue;
    }
    lists.push({ place, text, category });
  }
  return { lists, notes };
}
