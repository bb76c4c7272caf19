/** The releases of an image, taken together where they hold the same. */
import type { Image } from 'restage/engine';

/** One digest of a content. */
export interface KnownDigest {
  readonly kind: 'manifest' | 'index';
  /** 64 hex digits. */
  readonly digest: string;
  /** The releases that list it, oldest first; none where it is the other digest of what they list. */
  readonly listed: readonly string[];
}

/** What an image held over one or more releases. */
export interface Content {
  readonly version: string | null;
  /** Oldest first, never empty. */
  readonly releases: readonly string[];
  /** The manifest before the index, where both are known. */
  readonly digests: readonly KnownDigest[];
  /** What the newest of these releases lists, with tag and digest. */
  readonly reference: string;
}

/**
 * Groups the releases of an image by version and content, newest first. A content is the same where its manifest or the
 * index around it is.
 *
 * @param history of one name, oldest first, with whole digests
 * @throws Error where a digest is not whole
 */
export function contentsOf(history: readonly Image[]): readonly Content[] {
  const groups: Image[][] = [];
  for (const image of history) {
    const group = groups.find((known) => known.some((other) => isSame(image, other)));
    if (group) group.push(image);
    else groups.push([image]);
  }
  return groups.map(describe).sort((a, b) => ((a.releases.at(-1) ?? '') < (b.releases.at(-1) ?? '') ? 1 : -1));
}

/** `stagex/core-curl:8.15.0@sha256:…`; without a tag where the image has no version. */
export function referenceTo({ name, version, digest }: Image): string {
  if (digest === undefined) throw new Error(`The digest of ${name} is not loaded`);
  return `stagex/${name}${version === null ? '' : `:${version}`}@sha256:${digest}`;
}

function isSame(a: Image, b: Image): boolean {
  const isSameIndex = a.indexDigest !== undefined && a.indexDigest === b.indexDigest;
  return a.version === b.version && (a.digest === b.digest || isSameIndex);
}

function describe(group: readonly Image[]): Content {
  const newest = group.at(-1);
  if (!newest) throw new Error('A content has a release');
  const listed = Map.groupBy(group, ({ digest }) => digest ?? '');
  const digests: KnownDigest[] = [...listed].map(([digest, images]) => ({
    kind: images[0]?.release.digests ?? 'manifest',
    digest,
    listed: images.map(({ release }) => release.id),
  }));
  const index = group.find(({ indexDigest }) => indexDigest !== undefined)?.indexDigest;
  if (index !== undefined && !listed.has(index)) digests.push({ kind: 'index', digest: index, listed: [] });
  return {
    version: newest.version,
    releases: group.map(({ release }) => release.id),
    digests: digests.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'manifest' ? -1 : 1)),
    reference: referenceTo(newest),
  };
}
