/** Text from another host, which the reader agreed to ask. */

const PATIENCE = 20_000;

export type Fetched = { readonly text: string } | { readonly problem: string };

/**
 * Asks for a text; sends nothing that tells who asks, and follows no redirect to anywhere else.
 *
 * @param limit the most bytes that are read
 */
export async function fetchText(url: URL, limit: number): Promise<Fetched> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 404)
      return { problem: `${url.host} has no such file (404). Is the address right, and public?` };
    if (!response.ok) return { problem: `${url.host} answered ${response.status} instead of a file.` };
    const bytes = await readAtMost(response, limit);
    if (!bytes) return { problem: `The file is larger than ${Math.round(limit / 1024)} KiB, and was not read.` };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    return { problem: reasonOf(error, url) };
  }
}

async function readAtMost(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const chunks: BlobPart[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function reasonOf(error: unknown, { host }: URL): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError') return `${host} did not answer within ${PATIENCE / 1000} seconds.`;
  // A browser does not tell which of these it was; a text that is no UTF-8 is a TypeError too.
  if (error instanceof TypeError && /utf-8|encoded/i.test(error.message)) return 'The file is not UTF-8 text.';
  return `${host} could not be reached, or does not let other pages read its files.`;
}
