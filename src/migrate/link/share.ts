import { setOrigin } from '../state.ts';
import type { Store } from '../store.ts';
import { LIMIT } from '../text.ts';
import { fingerprint } from './fingerprint.ts';
import { encodeLink } from './link.ts';
import { finalOutputs, ownHashes } from './result.ts';
import { sharedOf } from './shared-work.ts';

/** GitHub takes comments up to this length. */
const COMMENT_LIMIT = 65_536;

/** Puts the state of the page into its address, and gives that. */
export async function shareLink({
  state,
  change,
  settled,
}: Store): Promise<{ readonly url: string; readonly note: string } | { readonly problem: string }> {
  await settled();
  const shown = state.peek();
  const size = shown.work.files.reduce((total, { text }) => total + text.length, 0);
  if (size > LIMIT) return { problem: 'A link carries 1 MiB of text at most. Use a patch instead.' };
  const outputs = finalOutputs(shown);
  const result = outputs && (await fingerprint(outputs));
  const fragment = await encodeLink(sharedOf(shown, result, await ownHashes(shown)));
  // What was changed in the meantime is not in the link.
  if (state.peek().work === shown.work) change(setOrigin, { fragment, result, agrees: true });
  const url = new URL(`#${fragment}`, location.href).href;
  const length = url.length.toLocaleString('en');
  const note = url.length > COMMENT_LIMIT ? ` It has ${length} characters: too long for a comment on GitHub.` : '';
  return { url, note };
}
