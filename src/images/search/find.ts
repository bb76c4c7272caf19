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

/** Bytes of a manifest with one layer: of 382 known indexes 345 are around such a one. */
const USUAL = { from: 1016, to: 1060 };

/** How much of the search is done, from 0 to 1. */
export type Progress = number;

/** The names that list a digest, or of which it is known otherwise. */
export function findListed(digest: string, catalog: Catalog): readonly Match[] {
  return catalog.namesOf(digest).flatMap((name) => matchOf(catalog.identify(name, digest)));
}

/**
 * Compares a digest with the indexes around the manifests of all images: first in the sizes that most manifests have,
 * then in all. Takes some ten seconds where nothing is found, so it stops often to say how far it is.
 *
 * @param expected the image that the digest stood beside; it is looked at first
 */
export function* findRebuilt(
  digest: string,
  expected: string | undefined,
  catalog: Catalog,
  findManifest: typeof findIndexedManifest,
): Generator<Progress, readonly Match[]> {
  const beside = expected === undefined ? undefined : catalog.identifyIndex(expected, digest);
  if (beside) return matchOf(beside);

  const candidates = candidatesOf(catalog);
  const total = candidates.length;
  for (const [sizes, step] of [
    [USUAL, 16],
    [undefined, 4],
  ] as const) {
    for (let start = 0; start < total; start += step) {
      yield sizes ? 0 : start / total;
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
