/** Keeps the page's work in this browser, and brings it back. */
import { batch, effect } from '@preact/signals';
import { before, notify, type Origin, openWork, type State, setKeeping, setKept, setOrigin } from '../state.ts';
import type { Store } from '../store.ts';
import { isBlank, isSameWork, type Work } from '../work.ts';
import { createKeeper } from './keeper.ts';

export interface Keeping {
  /**
   * Brings back what this tab showed, or else what was shown last.
   *
   * @param hasLink whether the address brings work of its own
   */
  restore(hasLink: boolean): Promise<void>;
  /** Shows the work of a link; what was shown stays in this browser. */
  openLinked(work: Work, origin: Origin): Promise<void>;
  /** Shows kept work; what was shown stays in this browser. */
  open(id: string): Promise<void>;
  /** Deletes kept work: one, or all but what is shown. */
  forget(id?: string): Promise<void>;
  /** Begins to keep what is shown; returns how to stop. */
  follow(): () => void;
}

/** Long enough to write once for a word, short enough to lose none when the browser crashes. */
const DELAY = 250;

export function createKeeping({ state, change }: Store): Keeping {
  const keeper = createKeeper(Date.now, () => save());
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether what this tab showed before is back: until then nothing is saved that is not lost otherwise. */
  let isRestored = false;
  /** What was shown when it was last looked at, and whether some of it is kept nowhere. */
  let seen: Pick<State, 'work' | 'origin'> = state.peek();
  let isUnsaved = false;

  const save = (isLast = false) => {
    clearTimeout(timer);
    timer = undefined;
    if (!isRestored && !isLast) return;
    const { work, origin } = state.peek();
    // What a link says can be opened again from the link.
    if (origin && keeper?.id === undefined) return;
    isUnsaved = false;
    if (!isBlank(work)) {
      const outcome = keeper?.save(work, isLast) ?? 'refused';
      isUnsaved = outcome === 'later';
      change(setKeeping, outcome === 'refused' ? 'refused' : 'yes');
    } else if (keeper?.id !== undefined) {
      keeper.forget(keeper.id);
    }
  };
  const refresh = async (displaced?: string) => {
    const kept = (await keeper?.others()) ?? [];
    change(setKept, kept, displaced);
  };
  /** What is shown stays, and what is shown next gets a place of its own; returns where it stays. */
  const putAside = (): string | undefined => {
    save(true);
    const aside = isBlank(state.peek().work) ? undefined : keeper?.id;
    keeper?.startAnew();
    return aside;
  };

  return {
    async restore(hasLink) {
      const kept = keeper?.restore() ?? (hasLink ? undefined : await keeper?.adopt());
      // What was typed before this script ran must not go.
      const isTyped = !isBlank(state.peek().work);
      if (kept && isTyped) keeper?.startAnew();
      if (kept && !isTyped) {
        batch(() => {
          change(openWork, kept.work, undefined);
          seen = state.peek();
        });
      }
      isRestored = true;
      if (isUnsaved) save();
      await refresh(isTyped ? kept?.id : undefined);
    },
    async openLinked(work, origin) {
      const shown = state.peek();
      if (isSameWork(shown.work, work)) {
        change(setOrigin, origin);
        return;
      }
      const aside = putAside();
      change(openWork, work, origin);
      const isLost = aside === undefined && shown.origin === undefined && !isBlank(shown.work);
      if (isLost) change(notify, 'The link’s files took the place of yours.', before(shown));
      await refresh(aside);
    },
    async open(id) {
      putAside();
      const kept = keeper?.open(id);
      if (kept) change(openWork, kept.work, undefined);
      else change(notify, 'This work is not kept any more.');
      await refresh();
    },
    async forget(id) {
      const gone = id === undefined ? state.peek().kept.map((kept) => kept.id) : [id];
      for (const one of gone) keeper?.forget(one);
      await refresh();
    },
    follow() {
      if (!keeper) change(setKeeping, 'refused');
      const stop = effect(() => {
        const { work, origin } = state.value;
        if (work === seen.work && origin === seen.origin) return;
        seen = { work, origin };
        isUnsaved = true;
        timer ??= setTimeout(() => save(), DELAY);
      });
      const flush = () => {
        if (isUnsaved) save(true);
      };
      const onStorage = () => void refresh();
      addEventListener('pagehide', flush);
      addEventListener('visibilitychange', flush);
      addEventListener('storage', onStorage);
      return () => {
        stop();
        flush();
        removeEventListener('pagehide', flush);
        removeEventListener('visibilitychange', flush);
        removeEventListener('storage', onStorage);
      };
    },
  };
}
