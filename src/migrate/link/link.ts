/**
 * The state of the page in the fragment of its address: `#v2=` and, packed, the JSON of `Shared`; `#v1=` held one text.
 */
import * as v from 'valibot';
import { LIMIT } from '../text.ts';
import { pack, unpack } from './fragment.ts';
import { FirstSchema, SecondSchema, type Shared } from './shared.ts';

const CURRENT = 2;

/** A text of 1 MiB, each of its characters escaped at its worst, and what stands around it. */
const MOST_BYTES = 2 * LIMIT;

/** @returns the fragment without its `#` */
export async function encodeLink(shared: Shared): Promise<string> {
  return `v${CURRENT}=${await pack(new TextEncoder().encode(JSON.stringify(shared)))}`;
}

/**
 * Reads a fragment.
 *
 * @param fragment with or without its `#`
 * @returns undefined for a fragment that is not a link of ours, an anchor for instance; a reason for one that is broken
 */
export async function decodeLink(fragment: string): Promise<Shared | { readonly problem: string } | undefined> {
  const [, version, packed = ''] = /^#?v(\d+)=(.*)$/s.exec(fragment) ?? [];
  if (version === undefined) return undefined;
  if (Number(version) > CURRENT) return { problem: 'This link was made by a later version of this page.' };
  const bytes = await unpack(packed, MOST_BYTES);
  if ('problem' in bytes) return bytes;
  const value = parseJson(bytes);
  const shared = Number(version) === 1 ? readFirst(value) : readSecond(value);
  return shared ?? { problem: 'This link is damaged: what it holds is not a Dockerfile of this page.' };
}

function readFirst(value: unknown): Shared | undefined {
  const first = v.safeParse(FirstSchema, value);
  if (!first.success) return undefined;
  const { text, ...release } = first.output;
  return { files: [{ text }], ...release };
}

function readSecond(value: unknown): Shared | undefined {
  const second = v.safeParse(SecondSchema, value);
  return second.success ? second.output : undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
