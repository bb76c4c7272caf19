/** The catalogue as it was when it ended at an earlier release. */
import type { CatalogFiles } from './catalog.ts';
import type { Fate, KnowledgeFile, NamesFile } from './format.ts';
import { compareReleases } from './release-id.ts';

/**
 * Cuts the catalogue back to a release: without later releases, and without what only they taught.
 *
 * Knowledge has no date of its own. What is from a later release, or names one in its text, is left out; what became of a
 * name is left out until a release is there without the name. Everything else stays, so what was found out later about
 * an earlier release without naming a later one is told all the same.
 *
 * @param files with or without the whole digests; they are left as they are
 * @param newest the release to end at
 * @returns undefined where the catalogue has no such release
 */
export function catalogUpTo(files: CatalogFiles, newest: string): CatalogFiles | undefined {
  const { catalog, digests, knowledge, names } = files;
  const end = catalog.releases.findIndex(({ id }) => id === newest);
  if (end === -1) return undefined;
  if (end === catalog.releases.length - 1) return files;

  const images = Object.entries(catalog.images).flatMap(([name, runs]) => {
    const kept = runs.filter(([first]) => first <= end).map((run) => endAt(run, end));
    return kept.length > 0 ? [[name, kept] as const] : [];
  });
  // Runs are in the order of time, so those that are left are the first ones.
  const wholes = images.map(([name, kept]) => [name, (digests?.images[name] ?? []).slice(0, kept.length)] as const);
  return {
    catalog: { ...catalog, releases: catalog.releases.slice(0, end + 1), images: Object.fromEntries(images) },
    ...(digests && { digests: { ...digests, images: Object.fromEntries(wholes) } }),
    names: namesUpTo(names, catalog.images, end, newest),
    knowledge: knowledgeUpTo(knowledge, newest),
  };
}

type Images = CatalogFiles['catalog']['images'];
type Run = Images[string][number];

function endAt([first, last, version, runtime, listed, ...other]: Run, end: number): Run {
  return [first, Math.min(last, end), version, runtime, listed, ...other] as Run;
}

function namesUpTo(names: NamesFile, images: Images, end: number, newest: string): NamesFile {
  const runsOf = (name: string) => (Object.hasOwn(images, name) ? (images[name] ?? []) : []);
  const isGone = (name: string) => runsOf(name).every(([, last]) => last < end);
  const fates = Object.entries(names.names).flatMap(([name, fate]) => {
    const known = fate.kind === 'suspended' ? suspendedUpTo(fate, runsOf(name), end) : isGone(name) ? fate : undefined;
    return known && !namesLater(newest, known.reason) ? [[name, withoutLaterAdvice(known, newest)] as const] : [];
  });
  return {
    ...names,
    categories: Object.fromEntries(Object.entries(names.categories).filter(([name]) => isGone(name))),
    names: Object.fromEntries(fates),
  };
}

/** A name that was gone for some releases is just gone as long as it is not back. */
function suspendedUpTo(fate: Fate, runs: readonly Run[], end: number): Fate | undefined {
  const before = runs.filter(([first]) => first <= end);
  if (before.length === 0) return undefined;
  if (before.every(([, last]) => last < end)) return { ...fate, to: null, kind: 'removed', automatic: false };
  const wasGone = before.some(([first], index) => index > 0 && first > (before[index - 1]?.[1] ?? first) + 1);
  return wasGone ? fate : undefined;
}

function knowledgeUpTo(knowledge: KnowledgeFile, newest: string): KnowledgeFile {
  const isThere = (release: string) => compareReleases(release, newest) <= 0;
  const entriesUpTo = <Entry extends { readonly since: string }>(all: Readonly<Record<string, readonly Entry[]>>) =>
    Object.fromEntries(
      Object.entries(all).map(([name, entries]) => [name, entries.filter(({ since }) => isThere(since))]),
    );
  return {
    ...knowledge,
    contents: entriesUpTo(knowledge.contents),
    needs: entriesUpTo(knowledge.needs),
    changed: knowledge.changed
      .filter(({ after, at, before, source }) => isThere(at) && !namesLater(newest, before, after, source))
      .map((change) => withoutLaterAdvice(change, newest)),
    broken: knowledge.broken
      .filter(({ advice, from, problem, source }) => isThere(from) && !namesLater(newest, problem, advice, source))
      .map((entry) => (isThere(entry.to) ? entry : { ...entry, to: newest })),
  };
}

function withoutLaterAdvice<Entry extends { advice?: string | undefined }>(entry: Entry, newest: string): Entry {
  if (entry.advice === undefined || !namesLater(newest, entry.advice)) return entry;
  const { advice: _advice, ...rest } = entry;
  return rest as Entry;
}

/** Whether one of the texts names a release after this one. */
function namesLater(newest: string, ...texts: readonly string[]): boolean {
  const releases = texts.flatMap((text) => text.match(/\b\d{4}\.\d{2}\.\d+\b/g) ?? []);
  return releases.some((release) => compareReleases(release, newest) > 0);
}
