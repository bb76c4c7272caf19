/** Finds what a digest is: in the lists, or as the index around a manifest of the lists. */
import { type Catalog, type Identity, INDEXED_SINCE } from 'restage/engine';
import type { Architecture, findIndexedManifest } from '../../../packages/migrator/src/catalog/index-digest.ts';

/** One image that a digest belongs to. */
export interface Match {
  readonly name: string;
  readonly kind: Identity['kind'];
  readonly version: string | null;
  /** Oldest first. */
  readonly releases: readonly string[];
  /** The digest that StageX lists for it in the newest of them. */
  readonly listed: string;
}

/**
 * The sizes of manifests, in bytes, in the order in which they are tried: of 382 known indexes 345 are around a manifest
 * of the first span, and 378 around one of the second. The last is all that are ever tried.
 */
const SIZES = [
  { sizes: { from: 1016, to: 1060 }, step: 16 },
  { sizes: { from: 700, to: 1700 }, step: 16 },
  { sizes: undefined, step: 4 },
] as const;

/** How much of the search is done, from 0 to 1. */
export type Progress = number;

/** The names that list a digest, or of which it is known otherwise. */
export function findListed(digest: string, catalog: Catalog): readonly Match[] {
  return catalog.namesOf(digest).flatMap((name) => matchOf(catalog.identify(name, digest)));
}

/**
 * Compares a digest with the indexes around listed manifests. Beside the name of an image that takes some tenths of a
 * second. Without one, all images are tried, which takes more than ten seconds where nothing is found: it stops often, to
 * say how far it is.
 *
 * @param beside the image that the digest stands beside; a name that StageX never published counts as none
 */
export function* findRebuilt(
  digest: string,
  beside: string | undefined,
  catalog: Catalog,
  findManifest: typeof findIndexedManifest,
): Generator<Progress, readonly Match[]> {
  if (beside !== undefined && catalog.history(beside).length > 0) return matchOf(catalog.identifyIndex(beside, digest));

  const candidates = candidatesOf(catalog);
  for (const { sizes, step } of SIZES) {
    for (let start = 0; start < candidates.length; start += step) {
      // What comes before the last pass takes a moment.
      yield sizes ? 0 : start / candidates.length;
      for (const { architecture, manifests } of byArchitecture(candidates.slice(start, start + step))) {
        const manifest = findManifest(digest, manifests, architecture, sizes);
        if (manifest === undefined) continue;
        return findListed(manifest, catalog).map((match) => ({ ...match, kind: 'index' }));
      }
    }
  }
  return [];
}

function matchOf(identity: Identity | undefined): readonly Match[] {
  const newest = identity?.images.at(-1);
  if (!identity || newest?.digest === undefined) return [];
  const { name, kind, images } = identity;
  return [
    { name, kind, version: newest.version, releases: images.map(({ release }) => release.id), listed: newest.digest },
  ];
}

interface Candidate {
  readonly manifest: string;
  readonly architecture: Architecture;
}

/** Every manifest that may be inside an index nobody knows, those of the newest releases first. */
function candidatesOf(catalog: Catalog): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const release of catalog.releases.toReversed()) {
    if (release.digests !== 'manifest' || release.id < INDEXED_SINCE) continue;
    for (const name of catalog.names(release)) {
      const { digest, indexDigest } = catalog.image(name, release) ?? {};
      if (digest === undefined || indexDigest !== undefined) continue;
      const architecture = /^bootstrap-stage[0-2]$/.test(name) ? '386' : 'amd64';
      found.set(digest, { manifest: digest, architecture });
    }
  }
  return [...found.values()];
}

function byArchitecture(candidates: readonly Candidate[]) {
  return [...Map.groupBy(candidates, ({ architecture }) => architecture)].map(([architecture, group]) => ({
    architecture,
    manifests: group.map(({ manifest }) => manifest),
  }));
}
