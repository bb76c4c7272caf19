/** Keeps the work of this tab in the browser, beside that of other tabs and times. */
import type { Work } from '../work.ts';
import { type Kept, keptWorks, pruneWorks, readWork, removeWork, writeWork } from './stored.ts';
import { claim, newId, setTabsWork, shownWorks, tabsWork } from './tab.ts';

export interface Keeper {
  /** The work that this tab showed before; undefined where it has none, or has saved other work already. */
  restore(): Kept | undefined;
  /** Takes up the newest work that no tab shows; undefined where there is none, or this tab has work of its own. */
  adopt(): Promise<Kept | undefined>;
  /** Work of other times that can be opened here, the newest first. */
  others(): Promise<readonly Kept[]>;
  /** Makes a kept work this tab's. */
  open(id: string): Kept | undefined;
  /** What is shown from now on is not kept yet, and gets a place of its own once it is saved. */
  startAnew(): void;
  /**
   * @param isLast whether there will be no other time to save it
   * @returns whether the browser kept it, will be asked to once it is known which work is this tab's, or did not
   */
  save(work: Work, isLast: boolean): 'kept' | 'later' | 'refused';
  forget(id: string): void;
  /** Of the work that this tab shows, once it is kept. */
  readonly id: string | undefined;
}

/**
 * @param now milliseconds since 1970
 * @param settled called when it is known which work is this tab's: what is shown then has to be saved
 * @returns undefined where the browser keeps nothing for this site
 */
export function createKeeper(now: () => number, settled: () => void): Keeper | undefined {
  const storage = storageOrNothing();
  if (!storage) return undefined;
  let id: string | undefined;
  let release: (() => void) | undefined;
  /** Whether it is still being found out if another tab shows the same work. */
  let isPending = false;
  /** Counts what this tab took up and let go of: an answer about an earlier one is too late, even about the same work. */
  let turn = 0;
  /** What this tab let go of: the browser may call it shown for a moment longer. */
  const aside = new Set<string>();

  const hold = async (wanted: string): Promise<void> => {
    release?.();
    release = undefined;
    id = wanted;
    setTabsWork(wanted);
    isPending = true;
    turn += 1;
    const asked = turn;
    const free = await claim(wanted);
    if (asked !== turn) {
      free?.();
      return;
    }
    // This tab is a copy of another, which goes on with the work: this one goes on with a copy of it.
    if (!free) return hold(newId());
    release = free;
    isPending = false;
    settled();
  };

  return {
    get id() {
      return id;
    },
    restore() {
      const mine = id === undefined ? tabsWork() : undefined;
      const kept = mine === undefined ? undefined : readWork(storage, mine);
      if (kept) void hold(kept.id);
      return kept;
    },
    async adopt() {
      const shown = await shownWorks();
      if (id !== undefined) return undefined;
      const newest = keptWorks(storage).find((kept) => !shown.has(kept.id));
      if (newest) void hold(newest.id);
      return newest;
    },
    async others() {
      const shown = await shownWorks();
      return keptWorks(storage).filter((kept) => kept.id !== id && (aside.has(kept.id) || !shown.has(kept.id)));
    },
    open(wanted) {
      const kept = readWork(storage, wanted);
      if (kept) void hold(wanted);
      return kept;
    },
    startAnew() {
      if (id !== undefined) aside.add(id);
      turn += 1;
      release?.();
      release = undefined;
      id = undefined;
      setTabsWork(undefined);
    },
    save(work, isLast) {
      if (id === undefined) {
        void shownWorks().then((shown) => pruneWorks(storage, shown));
        void hold(newId());
      } else if (isPending && !isLast) {
        return 'later';
      }
      try {
        if (id !== undefined) writeWork(storage, { id, saved: now(), work });
        return id !== undefined ? 'kept' : 'refused';
      } catch {
        return 'refused';
      }
    },
    forget(gone) {
      removeWork(storage, gone);
    },
  };
}

function storageOrNothing(): Storage | undefined {
  try {
    const name = 'restage.probe';
    localStorage.setItem(name, '');
    localStorage.removeItem(name);
    return localStorage;
  } catch {
    return undefined;
  }
}
