import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor, Snapshot } from '../editor.ts';
import type { createDiffEditor, DiffEditor } from '../monaco/diff-editor.ts';
import { activeFile, activeOutcome, type State, write } from '../state.ts';
import { shown } from '../text.ts';
import { useStore } from './context.ts';

interface Props {
  readonly create: typeof createDiffEditor;
  readonly initial: Snapshot | undefined;
  readonly placeholder: string;
  readonly onReady: (editor: Editor) => void;
}

/** The reader's text and the result in one diff editor. */
export function SideBySide({ create, initial, placeholder, onReady }: Props) {
  const store = useStore();
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<DiffEditor | undefined>(undefined);

  useLayoutEffect(() => {
    if (!container.current) return;
    const created = create(container.current, {
      initial,
      placeholder,
      ...textsOf(store.state.peek()),
      onWrite: (text, pasted) => store.change(write, text, pasted),
    });
    editor.current = created;
    onReady(created);
    return () => created.dispose();
  }, []);

  useSignalEffect(() => {
    const { text, result } = textsOf(store.state.value);
    editor.current?.set(text, result);
  });

  return <div class="monaco" ref={container} />;
}

/** The result of the text before stands beside what is being typed until there is a newer one. */
function textsOf(state: State): { readonly text: string; readonly result: string } {
  const mine = shown(activeFile(state).text);
  const outcome = activeOutcome(state);
  return { text: mine, result: outcome?.migration.ok ? shown(outcome.migration.output) : mine };
}
