/** What somebody who searches for an image wrote. */

export type Query =
  | { readonly kind: 'nothing' }
  /** Parts of names, lower case; an image is wanted that has all of them. */
  | { readonly kind: 'name'; readonly parts: readonly string[] }
  /** 64 lower-case hex digits, and the image name that stood beside them. */
  | { readonly kind: 'digest'; readonly digest: string; readonly name: string | undefined }
  /** Something that was to be a digest: how many hex digits it has. */
  | { readonly kind: 'malformed'; readonly digits: number };

/** Longer texts are cut: a line of a Dockerfile is shorter. */
export const LONGEST = 1000;

/** Fewer hex digits in a row may be a word, as `decade`. */
const DIGITS = 16;

/**
 * Reads a search: part of a name, a digest with or without `sha256:`, or a line with one, as
 * `FROM stagex/core-curl:8.15.0@sha256:…`. Of several digests the first counts.
 */
export function readQuery(text: string): Query {
  const query = text.slice(0, LONGEST).trim().toLowerCase();
  const [, named, prefix, digits = ''] =
    /(?:([a-z0-9][a-z0-9._-]*)(?::[\w.-]*)?@)?(sha256:)?([0-9a-f]*)/.exec(query.slice(startOfDigest(query))) ?? [];
  if (prefix !== undefined || digits.length >= DIGITS) {
    return digits.length === 64
      ? { kind: 'digest', digest: digits, name: named }
      : { kind: 'malformed', digits: digits.length };
  }
  const parts = partsIn(query);
  return parts.length === 0 ? { kind: 'nothing' } : { kind: 'name', parts };
}

/** Whether a name has all the parts that are wanted. */
export function matches(name: string, parts: readonly string[]): boolean {
  return parts.every((part) => name.includes(part));
}

/** Where a digest begins, with the reference around it; the start of the text where there is none. */
function startOfDigest(query: string): number {
  const match = /(?:[a-z0-9][a-z0-9._-]*(?::[\w.-]*)?@)?sha256:|(?<![0-9a-z])[0-9a-f]{16,}/.exec(query);
  return match?.index ?? query.length;
}

/** Of a reference its name alone: what else stands in its line is no part of a name. */
function partsIn(query: string): readonly string[] {
  const [, name] = /\bstagex\/([a-z0-9][a-z0-9._-]*)/.exec(query) ?? [];
  return name === undefined ? query.split(/\s+/).filter((word) => word !== '') : [name];
}
