import type { Change } from '../text.ts';
import type { editor } from './parts.ts';

/** The paste that is going on. */
export interface Pastes {
  /** Gives it once, with the line ends of its source, which Monaco does not tell. */
  take(): Change | undefined;
  dispose(): void;
}

/** @param container holds the editor */
export function followPastes(container: HTMLElement, mine: editor.ICodeEditor): Pastes {
  let pasted: Change | undefined;
  const onPaste = (event: ClipboardEvent) => {
    const model = mine.getModel();
    const [selection, ...others] = mine.getSelections() ?? [];
    if (!model || !selection || others.length > 0 || !mine.hasTextFocus()) return;
    pasted = {
      start: model.getOffsetAt(selection.getStartPosition()),
      end: model.getOffsetAt(selection.getEndPosition()),
      inserted: event.clipboardData?.getData('text/plain') ?? '',
    };
    // Monaco reacts at once or not at all.
    setTimeout(() => {
      pasted = undefined;
    }, 0);
  };
  container.addEventListener('paste', onPaste, { capture: true });
  return {
    take() {
      const taken = pasted;
      pasted = undefined;
      return taken;
    },
    dispose: () => container.removeEventListener('paste', onPaste, { capture: true }),
  };
}
