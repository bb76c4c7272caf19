/** What is known of single images at a release, with an anchor for each entry. */
import type { KnowledgeFile } from 'restage/engine';

type Entry = { readonly image: string };

export interface Anchored<E extends Entry> {
  readonly anchor: string;
  readonly entry: E;
}

/** Images that do not do their job in a release. Release numbers sort as text. */
export function brokenIn(
  release: string,
  { broken }: KnowledgeFile,
): readonly Anchored<KnowledgeFile['broken'][number]>[] {
  return anchored(
    'broken',
    broken.filter(({ from, to }) => from <= release && release <= to),
  );
}

/** Images that kept their name and became something else at a release. */
export function changedAt(
  release: string,
  { changed }: KnowledgeFile,
): readonly Anchored<KnowledgeFile['changed'][number]>[] {
  return anchored(
    'content',
    changed.filter(({ at }) => at === release),
  );
}

/** `content-core-bash`; a second entry of the same image is `content-core-bash-2`. */
function anchored<E extends Entry>(kind: string, entries: readonly E[]): readonly Anchored<E>[] {
  return entries.map((entry, index) => {
    const earlier = entries.slice(0, index).filter(({ image }) => image === entry.image).length;
    return { anchor: `${kind}-${entry.image}${earlier > 0 ? `-${earlier + 1}` : ''}`, entry };
  });
}
