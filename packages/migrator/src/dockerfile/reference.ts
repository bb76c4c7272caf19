import type { Range } from '../range.ts';

/** A part of a reference with its place in the text. */
export interface Part extends Range {
  readonly text: string;
}

/**
 * An image reference in Docker's notation, `[registry/]path[:tag][@digest]`, taken apart without judging its parts: the
 * tag or digest may be malformed.
 */
export interface ImageReference extends Part {
  /** Registry and path, `docker.io/stagex/core-curl`. */
  readonly name: Part;
  readonly tag: Part | undefined;
  /** What follows the `@`, with the algorithm: `sha256:…`. */
  readonly digest: Part | undefined;
}

/**
 * Takes an image reference apart.
 *
 * @param text the reference as written
 * @param start its offset in the Dockerfile; all ranges count from there
 */
export function parseReference(text: string, start: number): ImageReference {
  const part = (from: number, to: number): Part => ({
    text: text.slice(from, to),
    start: start + from,
    end: start + to,
  });
  const at = text.indexOf('@');
  const nameAndTagEnd = at === -1 ? text.length : at;
  // A colon before the last slash belongs to a registry's port.
  const colon = text.indexOf(':', text.lastIndexOf('/', nameAndTagEnd) + 1);
  const hasTag = colon !== -1 && colon < nameAndTagEnd;
  return {
    ...part(0, text.length),
    name: part(0, hasTag ? colon : nameAndTagEnd),
    tag: hasTag ? part(colon + 1, nameAndTagEnd) : undefined,
    digest: at === -1 ? undefined : part(at + 1, text.length),
  };
}
