/** Adds a release to those of the catalogue. */
import type { NamesFile } from '../format.ts';
import type { CatalogRelease } from '../model.ts';
import { compareReleases } from '../release-id.ts';

export interface Merged {
  /** All releases, oldest first. */
  readonly releases: readonly CatalogRelease[];
  /** Whether the catalogue had the release before. */
  readonly replaced: boolean;
  /** The release before it, if there is one. */
  readonly before: CatalogRelease | undefined;
  /** Names that the release before it did not have. */
  readonly newNames: readonly string[];
  /** Names that the release before it had. */
  readonly vanished: readonly string[];
  /** Images whose listed digest the catalogue knows as the other kind. */
  readonly otherKind: readonly string[];
}

/** Adds a release, or puts it in the place of an earlier reading of it. */
export function mergeRelease(releases: readonly CatalogRelease[], added: CatalogRelease): Merged {
  const { id } = added.release;
  const others = knownPairs(releases);
  const images = Object.entries(added.images).map(([name, image]) => {
    // Which index wraps a manifest never changes, so what is known of a digest is so wherever it is listed.
    return [name, { ...image, other: others.get(image.digest) ?? image.other }] as const;
  });
  const merged = [
    ...releases.filter(({ release }) => release.id !== id),
    { release: added.release, images: Object.fromEntries(images) },
  ].sort((a, b) => compareReleases(a.release.id, b.release.id));

  const before = merged[merged.findIndex(({ release }) => release.id === id) - 1];
  const kinds = knownKinds(releases.filter(({ release }) => release.id !== id));
  return {
    releases: merged,
    replaced: releases.some(({ release }) => release.id === id),
    before,
    newNames: Object.keys(added.images).filter((name) => before && !Object.hasOwn(before.images, name)),
    vanished: Object.keys(before?.images ?? {}).filter((name) => !Object.hasOwn(added.images, name)),
    otherKind: Object.entries(added.images)
      .filter(([, { digest }]) => (kinds.get(digest) ?? added.release.digests) !== added.release.digests)
      .map(([name]) => name),
  };
}

/** Of names that are gone, those whose fate nobody wrote down. */
export function withoutFate(gone: readonly string[], names: NamesFile): readonly string[] {
  return gone.filter((name) => !Object.hasOwn(names.categories, name) && !Object.hasOwn(names.names, name));
}

/** Digest to the other digest of the same content, both ways. */
function knownPairs(releases: readonly CatalogRelease[]): ReadonlyMap<string, string> {
  const pairs = releases
    .flatMap(({ images }) => Object.values(images))
    .flatMap(({ digest, other }) => (other === null ? [] : [[digest, other] as const, [other, digest] as const]));
  return new Map(pairs);
}

function knownKinds(releases: readonly CatalogRelease[]): ReadonlyMap<string, 'manifest' | 'index'> {
  const kinds = new Map<string, 'manifest' | 'index'>();
  for (const { release, images } of releases) {
    for (const { digest, other } of Object.values(images)) {
      kinds.set(digest, release.digests);
      if (other !== null) kinds.set(other, release.digests === 'manifest' ? 'index' : 'manifest');
    }
  }
  return kinds;
}
