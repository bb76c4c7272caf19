/** Adds a reader's releases to the catalogue. */
import type { CatalogFiles } from './catalog.ts';
import type { Release, Runtime } from './format.ts';
import type { ReleaseFile } from './release-file.ts';
import { compareReleases } from './release-id.ts';

type Run = CatalogFiles['catalog']['images'][string][number];
type Whole = NonNullable<CatalogFiles['digests']>['images'][string][number];

/** A run of `catalog.json`, with its whole digests where they are loaded. */
interface Piece {
  readonly run: Run;
  readonly whole: Whole | undefined;
}

/**
 * Adds releases, each at its place in time and marked as the reader's own.
 *
 * What a release file does not say is taken over: version and runtime configuration from a release that lists the same
 * digest, since that is the same image, and else the runtime configuration from the last release before it that has the
 * name. A version is never taken over from another digest.
 *
 * @param files with or without the whole digests; they are left as they are
 * @param added releases that the catalogue has, or that are older than all of it, are left out: see `reviewRelease`
 */
export function extendCatalog(files: CatalogFiles, added: readonly ReleaseFile[]): CatalogFiles {
  const inOrder = added.toSorted((a, b) => compareReleases(a.id, b.id));
  return inOrder.reduce((extended, release) => addRelease(extended, release), files);
}

function addRelease(files: CatalogFiles, added: ReleaseFile): CatalogFiles {
  const { catalog, digests } = files;
  const { releases } = catalog;
  const basis = releases.findLast(({ id, own }) => !own && compareReleases(id, added.id) < 0);
  if (!basis || releases.some(({ id }) => id === added.id)) return files;
  const later = releases.findIndex(({ id }) => compareReleases(id, added.id) > 0);
  const at = later === -1 ? releases.length : later;

  const runtimes = [...catalog.runtimes];
  const known = new Map(runtimes.map((runtime, index) => [JSON.stringify(runtime), index]));
  const indexOf = (runtime: Runtime): number => {
    const key = JSON.stringify(runtime);
    const index = known.get(key) ?? runtimes.push(runtime) - 1;
    known.set(key, index);
    return index;
  };

  const images: Record<string, Run[]> = {};
  const wholes: Record<string, Whole[]> = {};
  const names = new Set([...Object.keys(catalog.images), ...Object.keys(added.images)]);
  for (const name of [...names].sort()) {
    const pieces = piecesOf(files, name).flatMap((piece) => makeRoom(piece, at));
    if (Object.hasOwn(added.images, name)) {
      const before = pieces.filter(({ run: [first] }) => first < at).length;
      pieces.splice(before, 0, describe(name, added, at, pieces, indexOf));
    }
    images[name] = pieces.map(({ run }) => run);
    wholes[name] = pieces.flatMap(({ whole }) => (whole ? [whole] : []));
  }
  return {
    ...files,
    catalog: { ...catalog, releases: releases.toSpliced(at, 0, releaseOf(added, basis)), runtimes, images },
    ...(digests && { digests: { ...digests, images: wholes } }),
  };
}

function releaseOf(added: ReleaseFile, { id: basis }: Release): Release {
  const { id, date, commit, tagged, naming, toolchain, digests, source } = added;
  return { id, date, commit, tagged, naming, toolchain, digests, own: { source, basis } };
}

function piecesOf({ catalog, digests }: CatalogFiles, name: string): readonly Piece[] {
  const runs = Object.hasOwn(catalog.images, name) ? (catalog.images[name] ?? []) : [];
  return runs.map((run, index) => ({ run, whole: digests?.images[name]?.[index] }));
}

/** Counts a release more from `at` on; a run that spans it becomes two. */
function makeRoom(piece: Piece, at: number): readonly Piece[] {
  const [first, last, ...rest] = piece.run;
  if (last < at) return [piece];
  const move = (from: number, to: number): Piece => ({ ...piece, run: [from, to, ...rest] });
  return first >= at ? [move(first + 1, last + 1)] : [move(first, at - 1), move(at + 1, last + 1)];
}

/** An image of the added release, with what is known of its content from elsewhere. */
function describe(
  name: string,
  { images, source }: ReleaseFile,
  at: number,
  pieces: readonly Piece[],
  indexOf: (runtime: Runtime) => number,
): Piece {
  const { digest, runtime, version } = images[name] ?? { digest: '', runtime: null, version: null };
  const same = pieces.findLast((piece) => digestsOf(piece).includes(digest));
  const before = pieces.findLast(({ run: [, last] }) => last < at);
  const other = same && digestsOf(same).find((known) => known !== digest);
  const run = [
    at,
    at,
    version ?? (source === 'digest lists' ? (same?.run[2] ?? null) : null),
    runtime ? indexOf(runtime) : (same?.run[3] ?? before?.run[3] ?? null),
    digest,
  ] as const;
  const whole: Whole = other === undefined ? [digest] : [digest, other];
  return { run: other === undefined ? [...run] : [...run, other], whole };
}

/** Whole digests, or prefixes, which no whole digest equals. */
function digestsOf({ run: [, , , , listed, other], whole }: Piece): readonly string[] {
  return whole ?? (other === undefined ? [listed] : [listed, other]);
}
