/**
 * The state of the page in the fragment of its address, which a browser does not send to a server:
 * `#v1=` and, as base64url without padding, the raw-deflated JSON of `Shared`.
 */

/** What a link carries. */
export interface Shared {
  readonly text: string;
  /** Target release. */
  readonly release?: string;
}

/** A link comes from anybody: what it inflates to is bounded, whatever it promises. */
const LONGEST_TEXT = 1024 * 1024;
const LONGEST_JSON = 2 * LONGEST_TEXT;
const PREFIX = 'v1=';

/** @returns the fragment without its `#` */
export async function encodeLink({ text, release }: Shared): Promise<string> {
  const json = JSON.stringify(release === undefined ? { text } : { text, release });
  const bytes = await collect(new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  return PREFIX + toBase64Url(bytes ?? new Uint8Array());
}

/**
 * Reads a fragment.
 *
 * @param fragment with or without its `#`
 * @returns undefined for a fragment that is not a link of ours, an anchor for instance; a reason for one that is broken
 */
export async function decodeLink(fragment: string): Promise<Shared | { readonly problem: string } | undefined> {
  const hash = fragment.replace(/^#/, '');
  if (!hash.startsWith(PREFIX)) {
    return /^v\d+=/.test(hash) ? { problem: 'This link was made by a later version of this page.' } : undefined;
  }
  const bytes = fromBase64Url(hash.slice(PREFIX.length));
  if (!bytes) return { problem: 'This link is damaged: it holds characters that no such link has.' };
  let inflated: Uint8Array | undefined;
  try {
    inflated = await collect(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
      LONGEST_JSON,
    );
  } catch {
    return { problem: 'This link is cut off or damaged. Copy it whole, and open it again.' };
  }
  if (!inflated) return { problem: 'This link holds more than 1 MiB of text, which is not read.' };
  return readShared(inflated) ?? { problem: 'This link is damaged: what it holds is not a Dockerfile of this page.' };
}

function readShared(bytes: Uint8Array): Shared | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
    return undefined;
  const release = 'release' in value ? value.release : undefined;
  if (release !== undefined && (typeof release !== 'string' || !/^\d{4}\.\d{2}\.\d+$/.test(release))) return undefined;
  return { text: value.text, ...(release === undefined ? {} : { release }) };
}

/** All bytes of a stream; undefined when there are more than `limit`. */
async function collect(
  stream: ReadableStream<Uint8Array>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(new Uint8Array(next.value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}
