/** Moving one reference to a release: name, tag and digest as one atomic change. */
import type { Catalog, Image, Release } from '../catalog/catalog.ts';
import type { Part } from '../dockerfile/reference.ts';
import type { Edit } from '../edits.ts';
import type { StagexImage } from '../stagex.ts';
import { changesOf } from './changes.ts';
import { hasUnknownVersion } from './own-releases.ts';
import type { Context } from './rule.ts';
import { newTag } from './tags.ts';
import { compareVersions, isWithin } from './versions.ts';

/**
 * The edits that make a reference name an image of the target release.
 *
 * @param to the image; its digests must be loaded
 * @returns nothing where the reference names it already
 */
export function moveEdits(image: StagexImage, to: Image, context: Context): readonly Edit[] {
  const { name, reference } = image;
  const { options } = context;
  const isRight = pinnedTo(image, to);
  const tag = tagOf(image, to, context);
  const digest = options.digests === 'index' ? (to.indexDigest ?? to.digest) : to.digest;
  // What is added goes with what stands before it, so that two rules that add to a reference are seen to change the same
  // text.
  const named = `${to.name}${tag === undefined ? '' : `:${tag}`}`;
  if (!reference.digest) return [{ start: name.start, end: reference.end, text: `${named}@sha256:${digest}` }];
  return [
    ...(reference.tag ? [...replacePart(name, to.name), ...replaceTag(reference.tag, tag)] : replacePart(name, named)),
    ...(isRight ? [] : replacePart(reference.digest, `sha256:${digest}`)),
  ];
}

/** The tag that a reference gets, undefined for none. */
function tagOf(image: StagexImage, to: Image, { catalog, options, tagStyle }: Context): string | undefined {
  const isRight = pinnedTo(image, to);
  const asked = options.tags ?? 'auto';
  const versions = catalog.history(image.name.text).map(({ version }) => version);
  // A reference that is right already does not gain a tag just because others have one.
  const style = isRight && asked === 'auto' ? 'keep' : asked;
  const tag = newTag(image, versions, to, style, tagStyle);
  // Nor does it lose one that may be right for all that is known.
  return tag === undefined && isRight && hasUnknownVersion(to) && asked !== 'none' ? image.reference.tag?.text : tag;
}

/** That a reference loses its tag, where the version that would be the new one is not known. */
export function tagNote(image: StagexImage, to: Image, context: Context): readonly string[] {
  const isLost = image.reference.tag !== undefined && tagOf(image, to, context) === undefined;
  if (!isLost || context.options.tags === 'none' || !hasUnknownVersion(to)) return [];
  return [`Its version in ${to.release.id} is not known, so the tag goes.`];
}

/** What a person should know before a move of a recognised image that is not safe; empty for one that is. */
export function doubts(image: StagexImage, to: Image, catalog: Catalog): readonly string[] {
  const from = image.pin.kind === 'listed' ? image.pin.identity.images : [];
  const isOlder = from.length > 0 && from.every(({ release }) => compareVersions(release.id, to.release.id) > 0);
  return [
    ...(isOlder ? ['The reference is newer than the release you chose.'] : []),
    ...(image.mirrored && image.name.text !== to.name ? ['Check that your mirror has the new name.'] : []),
    ...(isSeenBroken(to, catalog) && !from.some((each) => isSeenBroken(each, catalog))
      ? [`${to.name} of ${to.release.id} is reported broken; broken-image says how.`]
      : []),
    ...changesOf(image, { catalog, target: to.release })
      .filter(({ data }) => data)
      .map(({ after, before }) => `${after} does not read the data of ${before}; changed-image says more.`),
  ];
}

/** Whether somebody saw that an image does not do its job; what we only infer does not stand in the way. */
function isSeenBroken({ name, release }: Image, { knowledge }: Catalog): boolean {
  return knowledge.broken.some(
    (entry) => entry.image === name && !entry.inferred && isWithin(release.id, entry.from, entry.to),
  );
}

/** Whether the digest of a reference is one of the image's already, under the image's name. */
export function pinnedTo(image: StagexImage, to: Image): boolean {
  if (image.pin.kind !== 'listed' || image.name.text !== to.name) return false;
  return image.pin.identity.images.some(({ release }) => release.id === to.release.id);
}

/** `pallet-rust 1.88.0 (2025.08.0, 2025.10.0)` */
export function describeImages(images: readonly Image[]): string {
  const [first] = images;
  return first ? `${describeVersion(first)} (${listReleases(images.map(({ release }) => release))})` : '';
}

/** `pallet-rust 1.94.0` */
export function describeVersion({ name, version }: Pick<Image, 'name' | 'version'>): string {
  return version === null ? name : `${name} ${shortVersion(version)}`;
}

/** `2025.08.0, 2025.10.0`; the first and the last of more than three. */
export function listReleases(releases: readonly Release[]): string {
  const ids = releases.map(({ id }) => id);
  return ids.length > 3 ? `${ids[0]} to ${ids.at(-1)}` : ids.join(', ');
}

/** Some packages have a commit as version. */
function shortVersion(version: string): string {
  return /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 8) : version;
}

function replacePart(part: Part, text: string): readonly Edit[] {
  return part.text === text ? [] : [{ start: part.start, end: part.end, text }];
}

/** Takes the colon away with the tag. */
function replaceTag(part: Part, tag: string | undefined): readonly Edit[] {
  return tag === undefined ? [{ start: part.start - 1, end: part.end, text: '' }] : replacePart(part, tag);
}
