/** What StageX released: the lookups that everything else asks. */
import type { CatalogFile, DigestsFile, KnowledgeFile, NamesFile, Own, Release, Runtime } from './format.ts';
import { type Resolution, resolveName, type Step } from './names.ts';
import { compareReleases } from './release-id.ts';

/** One image of one release. */
export interface Image {
  readonly name: string;
  readonly release: Release;
  /** null: published without a version tag, or not known, as after digest lists that a reader added. */
  readonly version: string | null;
  /** What the image sets for its containers; null where that is not known. */
  readonly runtime: Runtime | null;
  /** The digest StageX lists, 64 hex digits; undefined while the whole digests of this release are not loaded. */
  readonly digest: string | undefined;
  /** The OCI index around the listed manifest, where it is known. */
  readonly indexDigest: string | undefined;
}

/** Since then a tag in a registry resolves to an index (StageX 4283b7f4). */
export const INDEXED_SINCE: string = '2025.02.0';

const DIGEST_LENGTH = 64;

/** Somebody who types asks for the same unlisted digests again and again. */
const REMEMBERED = 200;

/** What a digest is: one image in one or more releases. */
export interface Identity {
  readonly name: string;
  /** Oldest first, never empty. */
  readonly images: readonly Image[];
  readonly kind: 'manifest' | 'index';
  /** False while only a prefix of the digest could be compared. */
  readonly confirmed: boolean;
}

/** What StageX released, for those who ask; `createCatalog` makes it from the files. */
export interface Catalog {
  /** Oldest first. */
  readonly releases: readonly Release[];
  readonly newest: Release;
  /** Whether the whole digests of every release are loaded. */
  readonly complete: boolean;
  /** Whether those of one release are, so that references can be moved there. */
  isWhole(release: Release): boolean;
  release(id: string): Release | undefined;
  /** The names of a release, sorted. */
  names(release: Release): readonly string[];
  image(name: string, release: Release): Image | undefined;
  /** Every release that has the name, oldest first; empty for a name StageX never published. */
  history(name: string): readonly Image[];
  /**
   * The images of this name that a digest belongs to, as listed digest or as the other digest of the same content.
   *
   * @param digest 64 hex digits
   */
  identify(name: string, digest: string): Identity | undefined;
  /**
   * As `identify`, for the OCI index around a listed manifest: the index is rebuilt and its digest compared. Takes some
   * tenths of a second, and needs the whole digests; gives undefined while they are not loaded.
   */
  identifyIndex(name: string, digest: string): Identity | undefined;
  /** The names a digest is listed under, whatever name it was found beside. */
  namesOf(digest: string): readonly string[];
  /** The images that are wholly inside an image of a release, and inside those. Empty where nothing is known. */
  contents(name: string, release: Release): readonly string[];
  /** The images that an image of a release needs beside it to run. Empty where nothing is known. */
  needs(name: string, release: Release): readonly string[];
  /** What is known of images beyond names and digests. */
  readonly knowledge: KnowledgeFile;
  /** Where a name went at a release. */
  resolve(name: string, release: Release): Resolution;
}

/** The files of the catalogue; `digests` may come later. */
export interface CatalogFiles {
  /** As on disk, or with releases that a reader added: see `extend-catalog.ts`. */
  readonly catalog: Omit<CatalogFile, 'releases'> & { readonly releases: readonly Release[] };
  readonly names: NamesFile;
  readonly knowledge: KnowledgeFile;
  readonly digests?: DigestsFile;
}

/** One image over consecutive releases that did not change it. */
interface Run {
  readonly images: readonly Image[];
  readonly listed: string;
  readonly other: string | undefined;
  readonly listedKind: 'manifest' | 'index';
}

/**
 * As `createCatalog`, for those that load the search for an index later, and with it the hashing that it needs.
 *
 * @param findManifest see `findIndexedManifest`; not called before `files` has the whole digests
 */
export function createCatalogWith(
  findManifest: (digest: string, manifests: readonly string[]) => string | undefined,
  { catalog, names, knowledge, digests }: CatalogFiles,
): Catalog {
  const releases = catalog.releases;
  const newest = releases.at(-1);
  if (!newest) throw new Error('The catalogue has no release');
  const order = new Map(releases.map((release, index) => [release.id, index]));

  // Built on demand, so that a file with four images does not pay for eight hundred.
  const runsOf = remember((name: string): readonly Run[] =>
    Object.hasOwn(catalog.images, name) ? decodeRuns(name, catalog, digests) : [],
  );
  const history = remember((name: string): readonly Image[] => runsOf(name).flatMap(({ images }) => images));
  const image = (name: string, release: Release): Image | undefined =>
    history(name).find((candidate) => candidate.release.id === release.id);
  const namesOfRelease = remember((id: string): readonly string[] =>
    Object.keys(catalog.images).filter((name) => history(name).some(({ release }) => release.id === id)),
  );

  const identify = (name: string, digest: string): Identity | undefined => {
    const matching = runsOf(name).filter(({ listed, other }) => matches(digest, listed) || matches(digest, other));
    const [first] = matching;
    if (!first) return undefined;
    const isListed = matches(digest, first.listed);
    const known = isListed ? first.listed : (first.other ?? '');
    const otherKind = first.listedKind === 'manifest' ? 'index' : 'manifest';
    return {
      name,
      images: matching.flatMap(({ images }) => images),
      kind: isListed ? first.listedKind : otherKind,
      confirmed: known.length === digest.length,
    };
  };

  const rebuilt = new Map<string, Identity | undefined>();
  const identifyIndex = (name: string, digest: string): Identity | undefined => {
    const key = `${name}@${digest}`;
    if (digests === undefined || rebuilt.has(key)) return rebuilt.get(key);
    const runs = runsOf(name).filter(({ listedKind, other }) => listedKind === 'manifest' && other === undefined);
    const listed = runs
      .filter(({ images }) => images.some(({ release }) => compareReleases(release.id, INDEXED_SINCE) >= 0))
      .map((run) => run.listed);
    // The newest first: there is a limit to how many are tried.
    const manifest = findManifest(digest, [...new Set(listed.toReversed())]);
    const images =
      manifest === undefined ? [] : runs.filter(({ listed }) => listed === manifest).flatMap((run) => run.images);
    const identity: Identity | undefined =
      images.length > 0 ? { name, images, kind: 'index', confirmed: true } : undefined;
    if (rebuilt.size >= REMEMBERED) rebuilt.clear();
    rebuilt.set(key, identity);
    return identity;
  };

  /** The latest entry of a name that holds at a release. */
  const entryAt = <T extends { since: string }>(entries: Record<string, T[]>, name: string, release: Release) =>
    (Object.hasOwn(entries, name) ? (entries[name] ?? []) : []).findLast(
      ({ since }) => (order.get(since) ?? Number.POSITIVE_INFINITY) <= (order.get(release.id) ?? -1),
    );
  const contents = (name: string, release: Release): readonly string[] => {
    const found = new Set<string>();
    const pending = [name];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const inside of entryAt(knowledge.contents, next, release)?.contains ?? []) {
        if (found.has(inside)) continue;
        found.add(inside);
        pending.push(inside);
      }
    }
    return [...found];
  };

  return {
    releases,
    newest,
    complete: digests !== undefined,
    isWhole: ({ id }) => digests !== undefined || hasWholeDigests(order.get(id) ?? -1, catalog),
    release: (id) => releases[order.get(id) ?? -1],
    names: (release) => namesOfRelease(release.id),
    image,
    history,
    identify,
    identifyIndex,
    contents,
    needs: (name, release) => entryAt(knowledge.needs, name, release)?.needs ?? [],
    knowledge,
    namesOf: (digest) => Object.keys(catalog.images).filter((name) => identify(name, digest) !== undefined),
    resolve: (name, release) => resolveName(name, release, { names, history, releases }),
  };
}

/** Computes an answer once for each key; the answers never change. */
function remember<Answer extends object>(answer: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, Answer>();
  return (key) => {
    const known = answers.get(key) ?? answer(key);
    answers.set(key, known);
    return known;
  };
}

function matches(digest: string, known: string | undefined): boolean {
  return known !== undefined && digest.startsWith(known);
}

function hasWholeDigests(index: number, { images }: CatalogFiles['catalog']): boolean {
  return Object.values(images).every((runs) =>
    runs.every(([first, last, , , listed]) => index < first || index > last || listed.length === DIGEST_LENGTH),
  );
}

function decodeRuns(name: string, catalog: CatalogFiles['catalog'], digests: DigestsFile | undefined): readonly Run[] {
  return (catalog.images[name] ?? []).map(([first, last, version, runtime, listed, other], index) => {
    const whole = digests?.images[name]?.[index];
    const known = { listed: whole?.[0] ?? listed, other: whole?.[1] ?? other };
    const wholeOrNothing = (digest: string | undefined) => (digest?.length === DIGEST_LENGTH ? digest : undefined);
    const releases = catalog.releases.slice(first, last + 1);
    return {
      ...known,
      listedKind: releases[0]?.digests ?? 'manifest',
      images: releases.map((release) => ({
        name,
        release,
        version,
        runtime: runtime === null ? null : (catalog.runtimes[runtime] ?? null),
        digest: wholeOrNothing(known.listed),
        indexDigest: wholeOrNothing(release.digests === 'index' ? known.listed : known.other),
      })),
    };
  });
}

export type { Own, Release, Resolution, Runtime, Step };
