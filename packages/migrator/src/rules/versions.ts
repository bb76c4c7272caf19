import type { Catalog } from '../catalog/catalog.ts';
import type { StagexImage } from '../stagex.ts';
import { lastListed } from './own-releases.ts';
import { releaseOfTag, tagKind } from './tags.ts';

/** Where two versions differ. */
export interface VersionDifference {
  /** The number that differs first: 0 is the first of the version, the major one. */
  readonly place: number;
  /** How far the first version is above the second; never 0. */
  readonly by: number;
}

/**
 * Finds where two dotted versions differ first; numbers that one of them lacks are 0.
 *
 * @returns undefined when they are the same, or when one is not made of dotted numbers alone
 */
export function versionDifference(a: string, b: string): VersionDifference | undefined {
  const [left, right] = [numbers(a), numbers(b)];
  if (!left || !right) return undefined;
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const by = (left[place] ?? 0) - (right[place] ?? 0);
    if (by !== 0) return { place, by };
  }
  return undefined;
}

/**
 * Compares dotted versions by their numbers.
 *
 * @returns positive when `a` is newer, negative when it is older, 0 when neither can be said
 */
export function compareVersions(a: string, b: string): number {
  return versionDifference(a, b)?.by ?? 0;
}

/** Whether a release lies in a span, both ends included; an end that is undefined is open. */
export function isWithin(release: string, from: string | undefined, to: string | undefined): boolean {
  return (
    (from === undefined || compareVersions(release, from) >= 0) &&
    (to === undefined || compareVersions(release, to) <= 0)
  );
}

/**
 * Whether the tag of a reference names a version later than all that are known, or a release after those of our own
 * files that the reader did not add either. Nothing is newer under a name that StageX gave up.
 */
export function isNewer(image: StagexImage, catalog: Catalog): boolean {
  const { reference, name, pin } = image;
  const tag = reference.tag?.text;
  const history = catalog.history(name.text);
  if (tag === undefined || pin.kind === 'listed' || history.length === 0 || isFrozen(image, catalog)) return false;
  const release = releaseOfTag(tag);
  if (release !== undefined) {
    return catalog.release(release) === undefined && compareVersions(release, lastListed(catalog).id) > 0;
  }
  const versions = history.flatMap(({ version }) => version ?? []);
  if (tagKind(tag, versions) !== 'version' || versions.length === 0) return false;
  return versions.every((version) => compareVersions(tag, version) > 0);
}

/**
 * Whether a reference has a name without a category, under which StageX publishes nothing any more. A mirror may go on, and
 * so may StageX where the catalogue ends with such names.
 */
export function isFrozen({ mirrored, name }: StagexImage, { history, newest }: Catalog): boolean {
  return !mirrored && history(name.text).at(-1)?.release.naming === 'flat' && newest.naming !== 'flat';
}

/** Whether a reference is pinned to a release before this one, and to no later one. */
export function isFromBefore({ pin }: StagexImage, release: string): boolean {
  return pin.kind === 'listed' && pin.identity.images.every((image) => compareVersions(image.release.id, release) < 0);
}

function numbers(version: string): number[] | undefined {
  const match = /^v?(\d+(?:\.\d+)*)$/.exec(version);
  return match?.[1]?.split('.').map(Number);
}
