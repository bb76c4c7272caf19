/** What the catalogue says of an image, in a few words. */
import type { ImageReport } from 'restage/engine';
import type { Words } from './editor.ts';

/** What the words depend on beside the image. */
export interface Known {
  /** Every release of the catalogue, newest first. */
  readonly releases: readonly string[];
  /** Target release. */
  readonly target: string;
  /** Whether what is not known of a digest yet is still being found out. */
  readonly isSettling: boolean;
}

/** A tag that names a release, `sx2026.06.0`; some mirrors leave the prefix out. */
const RELEASE_TAG = /:(?:sx)?(\d{4}\.\d{2}\.\d+)(?:@|$)/;

export function wordsFor(image: ImageReport, known: Known): Words {
  switch (image.state) {
    case 'listed':
      return listed(image, known);
    case 'unlisted':
      return known.isSettling ? comparing(image) : (later(image, known) ?? unknown(image, known));
    case 'unpinned':
      return later(image, known) ?? unpinned(image);
    case 'malformed':
      return {
        text: 'malformed digest',
        tone: 'wrong',
        title: 'Docker does not accept this digest: it takes sha256: and 64 lower-case hexadecimal digits.',
      };
    case 'parametrised':
      return {
        text: 'known when the build runs',
        tone: 'open',
        title: 'A variable is part of this reference. Which image it is turns out when the build runs.',
      };
  }
}

function listed({ name, releases, version, confirmed, digestKind }: ImageReport, known: Known): Words {
  const isThere = releases.includes(known.target);
  const image = version === null ? name : `${name} ${version}`;
  const kind = digestKind === 'index' ? ' It is the digest of the image index.' : '';
  // What is not confirmed by now never will be, unless the rest of the digests comes.
  const doubt = confirmed === false && !known.isSettling;
  return {
    text: [isThere ? `✓ ${known.target}` : spans(releases, known.releases), version, doubt ? 'by first digits' : null]
      .filter((part) => part !== null)
      .join(' · '),
    tone: isThere ? 'target' : 'listed',
    title: `${image}, released in ${enumerate(releases)}${isThere ? ', so on the target release already' : ''}.${kind}${
      doubt ? ' Only the first digits of the digest were compared: the rest could not be loaded.' : ''
    }`,
  };
}

function comparing({ name }: ImageReport): Words {
  return {
    text: 'comparing…',
    tone: 'open',
    title: `No list has this digest. It is being compared with the image indexes of ${name}.`,
  };
}

function unknown({ name }: ImageReport, { releases }: Known): Words {
  return {
    text: 'unknown digest',
    tone: 'open',
    title: `The catalogue ends at ${releases[0]} and has no such digest for ${name}.`,
  };
}

/** The digest of a later release cannot be recognised; a tag may say what it is. */
function later({ reference }: ImageReport, { releases: [newest = ''] }: Known): Words | undefined {
  const release = RELEASE_TAG.exec(reference)?.[1];
  if (release === undefined || release <= newest) return undefined;
  return {
    text: `tag says ${release}, later than the catalogue`,
    tone: 'open',
    title: `The tag names ${release}, and the catalogue ends at ${newest}. That it is from there is what the tag says; it was not compared.`,
  };
}

function unpinned({ name }: ImageReport): Words {
  return {
    text: 'not pinned',
    tone: 'open',
    title: `There is no digest. Which ${name} this is depends on when the build runs.`,
  };
}

/** `2025.02.0 to 2025.10.0`: what is consecutive in the catalogue, taken together. */
function spans(releases: readonly string[], newestFirst: readonly string[]): string {
  const runs: string[][] = [];
  for (const id of releases) {
    const last = runs.at(-1)?.at(-1);
    const follows = last !== undefined && newestFirst.indexOf(id) === newestFirst.indexOf(last) - 1;
    if (follows) runs.at(-1)?.push(id);
    else runs.push([id]);
  }
  // Gaps cost more room than they are worth.
  if (runs.length > 2) return `${releases.length} releases from ${releases[0]} to ${releases.at(-1)}`;
  return runs.map((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(', '))).join(', ');
}

function enumerate(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
