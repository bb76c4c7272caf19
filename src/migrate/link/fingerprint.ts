/** Short hashes that tell whether two things are the same. They prove nothing against somebody who wants to deceive. */

/** @returns 16 hex digits; undefined where the browser has no hashes, as on pages without a secure connection */
export async function fingerprint(parts: readonly string[]): Promise<string | undefined> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const bytes = await subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(parts)));
  return [...new Uint8Array(bytes.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
