/** Keeps the work of this tab in the browser, beside that of other tabs and times. */
import type { Work } from '../work.ts';
import { type Kept, keptWorks, pruneWorks, readWork, removeWork, writeWork } from './stored.ts';
import { claim, newId, setTabsWork, shownWorks, tabsWork } from './tab.ts';

export interface Keeper {
  /** The work that this tab showed before; undefined where it has none. */
  restore(): Kept | undefined;
  /** Takes up the newest work that no tab shows; undefined where there is none. */
  adopt(): Promise<Kept | undefined>;
  /** Work of other times that can be opened here, the newest first. */
  others(): Promise<readonly Kept[]>;
  /** Makes a kept work this tab's. */
  open(id: string): Promise<Kept | undefined>;
  /** What is shown from now on is not kept yet, and gets a place of its own once it is saved. */
  startAnew(): void;
  /** @returns whether the browser kept it */
  save(work: Work): boolean;
  forget(id: string): void;
  /** Whether the tab shows work that is kept. */
  readonly id: string | undefined;
}

/** @returns undefined where the browser keeps nothing for this site */
export function createKeeper(now: () => number): Keeper | undefined {
  const storage = storageOrNothing();
  if (!storage) return undefined;
  let id: string | undefined;
  let release: (() => void) | undefined;

  /** Another tab with the same work, as a copy of this one, goes on with a copy of it. */
  const hold = async (wanted: string) => {
    release?.();
    release = undefined;
    id = wanted;
    setTabsWork(wanted);
    const free = await claim(wanted);
    if (id !== wanted) free?.();
    else if (free) release = free;
    else if (!free) {
      const work = readWork(storage, wanted)?.work;
      id = newId();
      setTabsWork(id);
      release = await claim(id);
      if (work) writeWork(storage, { id, saved: now(), work });
    }
  };

  return {
    get id() {
      return id;
    },
    restore() {
      const mine = tabsWork();
      const kept = mine === undefined ? undefined : readWork(storage, mine);
      if (kept) void hold(kept.id);
      return kept;
    },
    async adopt() {
      const shown = await shownWorks();
      const newest = keptWorks(storage).find((kept) => !shown.has(kept.id));
      if (newest) void hold(newest.id);
      return newest;
    },
    async others() {
      const shown = await shownWorks();
      return keptWorks(storage).filter((kept) => kept.id !== id && !shown.has(kept.id));
    },
    async open(wanted) {
      const kept = readWork(storage, wanted);
      if (kept) await hold(wanted);
      return kept;
    },
    startAnew() {
      release?.();
      release = undefined;
      id = undefined;
      setTabsWork(undefined);
    },
    save(work) {
      if (id === undefined) {
        void shownWorks().then((shown) => pruneWorks(storage, shown));
        void hold(newId());
      }
      if (id === undefined) return false;
      try {
        writeWork(storage, { id, saved: now(), work });
        return true;
      } catch {
        return false;
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
