/** How the tag of a reference is written beside its digest. Docker follows the digest; the tag is for people. */
import type { Image } from '../catalog/catalog.ts';
import type { TagStyle } from '../options.ts';
import type { StagexImage } from '../stagex.ts';
import { hasUnknownVersion } from './own-releases.ts';

/**
 * What a tag says.
 *
 * - `release`: `sx2026.03.0`
 * - `bare-release`: `2026.03.0`, as some mirrors write it; StageX itself publishes no such tag
 * - `version`: `1.94.0`
 * - `latest`, and `other` for anything else, `local` for instance
 */
export type TagKind = 'release' | 'bare-release' | 'version' | 'latest' | 'other';

const RELEASE = /^(sx)?(\d{4}\.\d{2}\.\d+)$/;

/** What a tag says; `versions` are those the image was published with. */
export function tagKind(tag: string, versions: readonly (string | null)[]): TagKind {
  if (versions.includes(tag)) return 'version';
  const release = RELEASE.exec(tag);
  if (release) return release[1] ? 'release' : 'bare-release';
  if (tag === 'latest') return 'latest';
  return /^v?\d/.test(tag) ? 'version' : 'other';
}

/** The release a tag names, `2026.03.0`; undefined for a tag that names none. */
export function releaseOfTag(tag: string): string | undefined {
  return RELEASE.exec(tag)?.[2];
}

/** The style most references of the file have; versions where there are as many, or none. */
export function fileStyle(images: readonly StagexImage[]): 'version' | 'release' {
  const styles = images.flatMap(({ reference }) => (reference.tag ? [RELEASE.test(reference.tag.text)] : []));
  return styles.filter(Boolean).length * 2 > styles.length ? 'release' : 'version';
}

/**
 * The tag a reference gets beside its new digest.
 *
 * @param image the reference as it is
 * @param target the image it moves to
 * @param style what the caller asked for
 * @param file the style of references without a tag
 * @returns the tag, or undefined for none
 */
export function newTag(
  image: Pick<StagexImage, 'reference' | 'mirrored' | 'pin'>,
  versions: readonly (string | null)[],
  target: Image,
  style: TagStyle,
  file: 'version' | 'release',
): string | undefined {
  const release = `sx${target.release.id}`;
  const old = image.reference.tag?.text;
  switch (style) {
    case 'none':
      return undefined;
    case 'release':
      return release;
    case 'version':
      return target.version ?? undefined;
    case 'keep':
    case 'auto': {
      if (old === undefined) {
        if (style === 'keep') return undefined;
        return file === 'release' ? release : (target.version ?? undefined);
      }
      switch (tagKind(old, versions)) {
        case 'release':
          return release;
        case 'bare-release':
          return image.mirrored ? target.release.id : release;
        case 'version':
          return target.version ?? undefined;
        case 'other':
          return mayBeVersion(image) ? (target.version ?? undefined) : old;
        default:
          return old;
      }
    }
  }
}

/** `NSS_3_105_RTM` is a version where it is known to be one. */
function mayBeVersion({ pin }: Pick<StagexImage, 'pin'>): boolean {
  return pin.kind === 'listed' && pin.identity.images.some(hasUnknownVersion);
}
