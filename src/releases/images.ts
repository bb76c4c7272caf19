/** The images of one release, as small as a comparison allows: what `/releases/<release>.json` holds. */

/** Hex digits of a digest; two contents of one image that share them are not to be expected (64 bits). */
const DIGITS = 16;

/**
 * One image: its version, the start of the digest of its OCI manifest, and that of the OCI index around it, as far as each
 * is known. A version that is null was never published as a tag.
 */
export type ImageEntry = readonly [version: string | null, manifest: string | null, index?: string];

export interface ReleaseImages {
  /** As `2026.03.0`. */
  readonly release: string;
  /** By name. */
  readonly images: Readonly<Record<string, ImageEntry>>;
}

/** What the catalogue knows of an image: whole digests, and which of the two its release lists. */
interface KnownImage {
  readonly version: string | null;
  readonly digest: string;
  readonly other: string | null;
}

interface KnownRelease {
  readonly release: { readonly id: string; readonly digests: 'manifest' | 'index' };
  readonly images: Readonly<Record<string, KnownImage>>;
}

/**
 * Brings releases that list manifests and releases that list indexes to one form, so that they can be compared: what one
 * release tells of a pair of digests holds wherever either of them is listed.
 *
 * @param releases of the whole catalogue
 */
export function imagesOfReleases(releases: readonly KnownRelease[]): readonly ReleaseImages[] {
  const pairs = new Map<string, string>();
  for (const { images } of releases) {
    for (const { digest, other } of Object.values(images)) {
      if (other !== null) pairs.set(digest, other).set(other, digest);
    }
  }
  return releases.map(({ release, images }) => ({
    release: release.id,
    images: Object.fromEntries(
      Object.entries(images).map(([name, { version, digest }]) => {
        const other = pairs.get(digest)?.slice(0, DIGITS);
        const listed = digest.slice(0, DIGITS);
        if (release.digests === 'index') return [name, [version, other ?? null, listed] as const];
        return [name, other === undefined ? ([version, listed] as const) : ([version, listed, other] as const)];
      }),
    ),
  }));
}

/** Whether two entries of one image are the same content; undefined where their lists name different things of it. */
export function isSameContent([, manifest, index]: ImageEntry, [, otherManifest, otherIndex]: ImageEntry) {
  if (manifest !== null && otherManifest !== null) return manifest === otherManifest;
  if (index !== undefined && otherIndex !== undefined) return index === otherIndex;
  return undefined;
}
