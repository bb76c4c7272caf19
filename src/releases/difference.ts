/** What one release changed against another: the one answer that the release pages, the comparison and the feed share. */
import { type NamesFile, resolveName, type Step, versionDifference } from 'restage/engine';
import { type ImageEntry, isSameContent, type ReleaseImages } from './images.ts';

/** An image with the version of its release; null: it has no version tag. */
export interface Versioned {
  readonly name: string;
  readonly version: string | null;
}

/** An image that the later release does not have. */
export interface Removed extends Versioned {
  /** An image there that may do the job; it is not this one under another name. */
  readonly successor: string | undefined;
  /** What StageX did to the name; absent where our files say nothing. */
  readonly step: Step | undefined;
}

/** The same image under another name. */
export interface Renamed {
  /** Its name in the later release. */
  readonly name: string;
  readonly was: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Undefined where the two lists cannot be compared. */
  readonly isSame: boolean | undefined;
  readonly step: Step | undefined;
}

/** The number that changed, or `other`: a version is new, gone, or not made of numbers. */
export type Size = 'major' | 'minor' | 'patch' | 'other';

/** An image with another version. */
export interface Bumped {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly size: Size;
  /** Whether the numbers went down. */
  readonly isOlder: boolean;
}

/** Every image of either release is in exactly one of these lists; each is sorted by name. */
export interface Difference {
  readonly from: string;
  readonly to: string;
  readonly added: readonly Versioned[];
  readonly removed: readonly Removed[];
  readonly renamed: readonly Renamed[];
  readonly bumped: readonly Bumped[];
  /** Same name and version, other digest. */
  readonly contentChanged: readonly Versioned[];
  /** Same name and version; one list names the OCI manifest, the other the index, and nothing tells which belong together. */
  readonly incomparable: readonly Versioned[];
  readonly unchanged: readonly Versioned[];
}

/**
 * Compares two releases image by image, in either direction.
 *
 * @param names what became of the names that StageX gave up
 */
export function difference(from: ReleaseImages, to: ReleaseImages, names: NamesFile): Difference {
  const follow = follower(from, to, names);
  const removed: Removed[] = [];
  const renamed: Renamed[] = [];
  const bumped: Bumped[] = [];
  const contentChanged: Versioned[] = [];
  const incomparable: Versioned[] = [];
  const unchanged: Versioned[] = [];
  const renames = new Set<string>();

  for (const [name, before] of sorted(from.images)) {
    const [version] = before;
    const after = entryOf(to, name);
    if (after) {
      const isSame = isSameContent(before, after);
      if (after[0] !== version) bumped.push(bump(name, version, after[0]));
      else if (isSame === undefined) incomparable.push({ name, version });
      else (isSame ? unchanged : contentChanged).push({ name, version });
      continue;
    }
    const { step, heir, isSameImage } = follow(name);
    const taken = heir === undefined ? undefined : entryOf(to, heir);
    if (heir !== undefined && taken && isSameImage && !entryOf(from, heir) && !renames.has(heir)) {
      renames.add(heir);
      const isSame = isSameContent(before, taken);
      renamed.push({ name: heir, was: name, before: version, after: taken[0], isSame, step });
    } else {
      removed.push({ name, version, successor: heir, step });
    }
  }
  const added = sorted(to.images)
    .filter(([name]) => !entryOf(from, name) && !renames.has(name))
    .map(([name, [version]]) => ({ name, version }));
  renamed.sort((a, b) => byName(a.name, b.name));
  return {
    from: from.release,
    to: to.release,
    added,
    removed,
    renamed,
    bumped,
    contentChanged,
    incomparable,
    unchanged,
  };
}

/** Says where a name of one release went in the other. */
function follower(from: ReleaseImages, to: ReleaseImages, names: NamesFile) {
  const [source, target] = [{ id: from.release }, { id: to.release }];
  const history = (name: string) => [
    ...(entryOf(from, name) ? [{ release: source }] : []),
    ...(entryOf(to, name) ? [{ release: target }] : []),
  ];
  return (name: string) => {
    const resolution = resolveName(name, target, { names, releases: [source, target], history });
    if (resolution.status === 'unknown') return { step: undefined, heir: undefined, isSameImage: false };
    const heir = resolution.status === 'absent' ? undefined : resolution.name;
    return { step: resolution.steps.at(-1), heir, isSameImage: resolution.status === 'present' };
  };
}

function bump(name: string, before: string | null, after: string | null): Bumped {
  const found = before !== null && after !== null ? versionDifference(before, after) : undefined;
  if (!found) return { name, before, after, size: 'other', isOlder: false };
  const size = (['major', 'minor'] as const)[found.place] ?? 'patch';
  return { name, before, after, size, isOlder: found.by > 0 };
}

function entryOf({ images }: ReleaseImages, name: string): ImageEntry | undefined {
  return Object.hasOwn(images, name) ? images[name] : undefined;
}

function sorted(images: ReleaseImages['images']) {
  return Object.entries(images).sort(([a], [b]) => byName(a, b));
}

/** As the catalogue sorts names, the same in every language. */
function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
