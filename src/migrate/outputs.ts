/** What can be copied or downloaded beside the result itself. */
import { shareLink } from './link/share.ts';
import type { Answered, Store } from './store.ts';
import { verdictOf } from './verdict.ts';

export type Made = { readonly text: string; readonly note?: string } | { readonly problem: string };

export interface Output {
  /** As a menu and a notice name it. */
  readonly name: string;
  /** For those that are downloaded too. */
  readonly fileName?: string;
  make(store: Store): Promise<Made>;
}

export const outputs: readonly Output[] = [
  { name: 'Patch', fileName: 'restage.patch', make: makePatch },
  { name: 'Pull request comment', fileName: 'restage-comment.md', make: makeComment },
  { name: 'GitHub suggestions', make: makeSuggestions },
  { name: 'Commit message', make: makeCommitMessage },
];

const NOTHING = { problem: 'Nothing changes, so there is nothing to copy.' };

/** Loaded when it is first asked for: nobody needs it for a first result. */
const reports = () => import('restage/report');

async function makePatch(store: Store): Promise<Made> {
  const [{ patch }, files] = await Promise.all([reports(), reviewed(store)]);
  const text = patch(files);
  return text === '' ? NOTHING : { text };
}

async function makeComment(store: Store): Promise<Made> {
  const [{ pullRequestComment }, files] = await Promise.all([reports(), reviewed(store)]);
  const shared = await shareLink(store);
  const state = store.state.peek();
  const { work, bundled } = state;
  const own = files[0]?.migration.releases.own;
  const text = pullRequestComment(files, {
    verdict: verdicts(store),
    target: work.release,
    newest: work.reach?.newest ?? bundled[0] ?? '',
    site: new URL(import.meta.env.BASE_URL, location.href).href.replace(/\/$/, ''),
    ...(own ? { own } : {}),
    ...('url' in shared ? { link: shared.url } : {}),
  });
  return { text };
}

async function makeSuggestions(store: Store): Promise<Made> {
  const [{ joinSuggestions, suggestionBlocks }, files] = await Promise.all([reports(), reviewed(store)]);
  const blocks = suggestionBlocks(files);
  return blocks.length === 0 ? NOTHING : { text: joinSuggestions(blocks) };
}

async function makeCommitMessage(store: Store): Promise<Made> {
  const [{ commitMessage }, files] = await Promise.all([reports(), reviewed(store)]);
  if (files.every(({ text, migration }) => text === migration.output)) return NOTHING;
  const { work } = store.state.peek();
  return { text: commitMessage(files, { target: work.release }) };
}

/** The files as reports take them, once nothing about them is being found out any more. */
async function reviewed(store: Store) {
  await store.settled();
  const answered = await store.outcomes();
  return answered.map(({ file, outcome }: Answered) => ({
    path: file.path,
    text: file.text,
    migration: outcome.migration,
    done: new Set(Object.keys(file.done).filter((id) => file.done[id])),
  }));
}

/** The verdict on each file; by its path where there are several. */
function verdicts({ state }: Store): string {
  const { files } = state.peek().work;
  const sentences = files.map(({ key, path }) => ({ path, text: verdictOf({ ...state.peek(), active: key }).text }));
  if (sentences.length === 1) return verdictOf(state.peek()).text;
  return sentences.map(({ path, text }) => `${path}: ${text}`).join(' ');
}
