/** Releases that the reader adds to the catalogue, kept in this browser. */
import type { ReleaseFile } from 'restage/engine';
import { fetchText } from './fetch-text.ts';
import { chooseRelease, notify, setOwn } from './state.ts';
import type { Store } from './store.ts';

const NAME = 'restage.releases';

/** More of them than StageX makes in three years. */
const MOST = 20;

const LARGEST_LIST = 1024 * 1024;

/** A list of digests, or a release that the command line exported; a pasted text has no name. */
export interface GivenFile {
  readonly name: string | undefined;
  readonly text: string;
}

export type Added = { readonly message: string } | { readonly problem: string };

/** Brings back what was added before; what cannot be read any more is said. */
export async function restoreOwn({ change }: Store): Promise<void> {
  const stored = read();
  // Who has added nothing loads nothing.
  if (stored.length === 0) return;
  const { checkRelease } = await import('restage/release');
  const checked = stored.map((value) => checkRelease(value));
  const own = checked.flatMap((release) => ('problem' in release ? [] : [release]));
  change(setOwn, newestFirst(own));
  if (own.length < stored.length) {
    change(notify, 'A release that you had added cannot be read any more, and is left out. Add it again.');
  }
}

/**
 * Adds one release and makes it the target.
 *
 * @param given one exported release, or all lists of one release
 * @param id the release that the lists are of; an exported release says so itself
 */
export async function addOwn(store: Store, given: readonly GivenFile[], id: string): Promise<Added> {
  const [{ readRelease, releaseFromLists, reviewRelease }, { allFiles }] = await Promise.all([
    import('restage/release'),
    import('./catalogue/load.ts'),
  ]);
  const files = await allFiles;
  const [first] = given;
  if (!first) return { problem: 'no file was given' };
  const isExport = first.text.trimStart().startsWith('{');
  if (isExport && given.length > 1) return { problem: 'there are several files; add one exported release at a time' };
  const made = isExport
    ? asMade(readRelease(first.text))
    : releaseFromLists(given, id.trim().replace(/^sx/, ''), files.catalog.releases);
  if ('problem' in made) return made;
  const { release, notes } = made;
  const review = reviewRelease(files, release);
  if ('problem' in review) return review;
  if (!review.isNew) return { problem: `the catalogue has ${release.id} already, with the same digests` };

  const others = store.state.peek().own.filter((known) => known.id !== release.id);
  if (others.length >= MOST) return { problem: `${MOST} releases of your own are kept at most; remove one first` };
  const own = newestFirst([release, ...others]);
  store.change(setOwn, own);
  store.change(chooseRelease, release.id);
  const kept = write(own) ? '' : ' This browser does not keep it: it is gone when this page is closed.';
  const changes = [
    `${Object.keys(release.images).length} images`,
    ...(review.newNames.length > 0 ? [`${review.newNames.length} of them new`] : []),
    ...(review.gone.length > 0 ? [`${review.gone.length} gone since ${review.before}`] : []),
  ];
  const more = notes.map((note) => ` ${note}.`).join('');
  return { message: `${release.id} is in your catalogue, and the target: ${changes.join(', ')}.${kept}${more}` };
}

export function removeOwn({ state, change }: Store, id: string): void {
  const own = state.peek().own.filter((release) => release.id !== id);
  change(setOwn, own);
  write(own);
  const { bundled, work } = state.peek();
  if (work.release === id) change(chooseRelease, bundled[0] ?? id);
}

/** The lists of a release, from where StageX publishes its sources; the reader has agreed. */
export async function askForLists(id: string): Promise<readonly GivenFile[] | { readonly problem: string }> {
  const release = id.trim().replace(/^sx/, '');
  if (!/^\d{4}\.\d{2}\.\d+$/.test(release)) return { problem: 'a release is written like 2026.06.0' };
  const lists = await Promise.all(
    ['bootstrap', 'core', 'pallet', 'user'].map(async (category) => {
      const name = `digests/${category}.txt`;
      const url = new URL(`https://codeberg.org/stagex/stagex/raw/tag/${release}/${name}`);
      return { name, fetched: await fetchText(url, LARGEST_LIST) };
    }),
  );
  const given: GivenFile[] = [];
  for (const { name, fetched } of lists) {
    if ('problem' in fetched) return { problem: `${name} did not come. ${fetched.problem}` };
    given.push({ name, text: fetched.text });
  }
  return given;
}

function asMade(release: ReleaseFile | { readonly problem: string }) {
  return 'problem' in release ? release : { release, notes: [] };
}

function newestFirst(own: readonly ReleaseFile[]): readonly ReleaseFile[] {
  return own.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

function read(): readonly unknown[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(stored) ? stored : [];
  } catch {
    return [];
  }
}

function write(own: readonly ReleaseFile[]): boolean {
  try {
    if (own.length === 0) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify(own));
    return true;
  } catch {
    return false;
  }
}
