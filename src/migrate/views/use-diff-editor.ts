import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Editor, Snapshot } from '../editor.ts';
import type { createDiffEditor } from '../monaco/diff-editor.ts';

/** Monaco needs room for two texts and has no support for touch. */
const SUITS_MONACO = '(min-width: 900px) and (pointer: fine)';

const SETTLING = 250;

/** Not in the server's build: Astro would take the styles for that build's and leave them out of the page's. */
const importDiffEditor = import.meta.env.SSR
  ? () => Promise.reject(new Error('There is no diff editor on a server'))
  : () => import('../monaco/diff-editor.ts');

interface Found {
  /** Undefined while the plain text area is the editor. */
  readonly create: typeof createDiffEditor | undefined;
  /** What the editor that is about to appear takes over. */
  readonly initial: Snapshot | undefined;
}

/** Loads the diff editor where it suits the screen, when the page has nothing better to do, and says when to show it. */
export function useDiffEditor(current: RefObject<Editor | undefined>): Found {
  const [found, setFound] = useState<Found>({ create: undefined, initial: undefined });
  const loaded = useRef<typeof createDiffEditor | undefined>(undefined);

  useEffect(() => {
    const screen = matchMedia(SUITS_MONACO);
    const change = () => {
      const create = screen.matches ? loaded.current : undefined;
      setFound((before) => (before.create === create ? before : { create, initial: current.current?.snapshot() }));
      if (screen.matches && !loaded.current) whenIdle(load);
    };
    const load = async () => {
      if (!screen.matches || loaded.current) return;
      const { createDiffEditor } = await importDiffEditor();
      await current.current?.composed();
      loaded.current = createDiffEditor;
      change();
    };
    // What lasts only a moment, as a window on its way to another size, must not cost an editor.
    const wait = () => setTimeout(change, SETTLING);
    change();
    screen.addEventListener('change', wait);
    return () => screen.removeEventListener('change', wait);
  }, []);

  return found;
}

function whenIdle(act: () => Promise<void>): void {
  // Where the download fails the plain text area stays.
  const quietly = () => act().catch(() => {});
  // Safari has no idle callbacks.
  const idle: typeof requestIdleCallback | undefined = window.requestIdleCallback;
  if (idle) idle(quietly, { timeout: 3000 });
  else setTimeout(quietly, 200);
}
