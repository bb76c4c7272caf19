/** Bytes in the fragment of an address, which a browser does not send to a server: raw-deflated, as base64url without padding. */

/** More characters than this no link of ours has, whatever it holds. */
const LONGEST = 4 * 1024 * 1024;

export async function pack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = await collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  return toBase64Url(packed ?? new Uint8Array());
}

/**
 * The way back. A link comes from anybody: what it inflates to is bounded, whatever it promises.
 *
 * @param limit the most bytes that are inflated
 */
export async function unpack(packed: string, limit: number): Promise<Uint8Array | { readonly problem: string }> {
  const tooMuch = { problem: 'This link holds more than 1 MiB of text, which is not read.' };
  if (packed.length > LONGEST) return tooMuch;
  const bytes = fromBase64Url(packed);
  if (!bytes) return { problem: 'This link is damaged: it holds characters that no such link has.' };
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return (await collect(stream, limit)) ?? tooMuch;
  } catch {
    return { problem: 'This link is cut off or damaged. Copy it whole, and open it again.' };
  }
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
