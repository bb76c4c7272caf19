/** Which kept work belongs to which browser tab, so that two tabs never write over each other. */

const NAME = 'restage.tab';
const LOCK = 'restage.work.';

/** How long a tab that is being reloaded may take to let go of its work. */
const PATIENCE = 2000;

/** The work of this tab, from before it was reloaded or from the tab that it is a copy of. */
export function tabsWork(): string | undefined {
  return sessionStorage.getItem(NAME) ?? undefined;
}

export function setTabsWork(id: string | undefined): void {
  if (id === undefined) sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, id);
}

export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Ids of the works that tabs show now. */
export async function shownWorks(): Promise<ReadonlySet<string>> {
  // Pages without a secure connection have no locks: they cannot know.
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}

/**
 * Makes a work this tab's.
 *
 * @returns how to let go of it; undefined when another tab shows it
 */
export function claim(id: string): Promise<(() => void) | undefined> {
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    navigator.locks.request(LOCK + id, { signal: AbortSignal.timeout(PATIENCE) }, hold).catch(() => resolve(undefined));
  });
}
