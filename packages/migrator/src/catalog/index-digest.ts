/**
 * Recognises the OCI index that wraps a listed manifest, without asking a registry.
 *
 * Since 2025.02.0 StageX pushes each image as an index around one manifest, so a tag resolves to the index, while the
 * digest files list the manifest (2025.06.1 and later). The index is a few lines of JSON that BuildKit writes, and all
 * that is not known of it is the size of the manifest: small enough to try. The template is as observed in StageX's
 * releases from 2025.03.0 to 2026.03.0, where it explains 385 pairs of index and manifest.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Observed manifests have 760 to 6,458 bytes. */
const SIZES = { from: 300, to: 8000 };
/** The architectures StageX publishes. */
export type Architecture = 'amd64' | '386';
/** What a search may cost: more manifests than this are not tried. No image has had more than 13 digests. */
export const MAX_MANIFESTS = 16;

/**
 * Finds the manifest inside an index.
 *
 * @param digest digest of the supposed index, 64 lower-case hex digits
 * @param manifests digests of manifests, 64 lower-case hex digits; only the first {@link MAX_MANIFESTS} are tried
 * @param architecture `386` for bootstrap-stage0 to bootstrap-stage2, `amd64` for everything else
 * @param sizes the first and the last size of a manifest that is tried, in bytes; not below or above the default
 * @returns the manifest that the index wraps; undefined if it wraps none of them, or is no such index
 */
export function findIndexedManifest(
  digest: string,
  manifests: readonly string[],
  architecture: Architecture = 'amd64',
  sizes: { readonly from: number; readonly to: number } = SIZES,
): string | undefined {
  if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
  const wanted = hexToBytes(digest);
  const tail = utf8ToBytes(afterSize(architecture));
  const tried = SIZE_BYTES.slice(sizes.from - SIZES.from, sizes.to - SIZES.from + 1);
  return manifests.slice(0, MAX_MANIFESTS).find((manifest) => wraps(wanted, manifest, tried, tail));
}

const SIZE_BYTES = Array.from({ length: SIZES.to - SIZES.from + 1 }, (_, index) =>
  utf8ToBytes(`${SIZES.from + index}`),
);

function wraps(wanted: Uint8Array, manifest: string, sizes: readonly Uint8Array[], tail: Uint8Array): boolean {
  // The text before the size is hashed once. Its state is copied into one that is used again and again: `clone()` would
  // allocate 7,700 of them, and takes 1.7 times as long.
  const head = sha256.create().update(utf8ToBytes(beforeSize(manifest)));
  const state = head.clone();
  const found = new Uint8Array(head.outputLen);
  return sizes.some((size) => {
    head._cloneInto(state).update(size).update(tail).digestInto(found);
    return wanted.every((byte, index) => byte === found[index]);
  });
}

function beforeSize(manifest: string): string {
  return `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "sha256:${manifest}",
      "size": `;
}

function afterSize(architecture: Architecture): string {
  return `,
      "platform": {
        "architecture": "${architecture}",
        "os": "linux"
      }
    }
  ]
}`;
}
