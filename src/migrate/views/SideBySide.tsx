import { useComputed, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor, Snapshot } from '../editor.ts';
import { type Found, foundIn, markAt } from '../marks.ts';
import type { createDiffEditor, DiffEditor } from '../monaco/diff-editor.ts';
import { activeFile, activeOutcome, choose, goTo, releasesOf, type State, tick, write } from '../state.ts';
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
  // What the marks depend on: other changes do not draw them again.
  const file = useComputed(() => activeFile(store.state.value));
  const outcome = useComputed(() => activeOutcome(store.state.value));
  const isLoading = useComputed(() => store.state.value.unavailable === undefined);
  const found = useComputed(() =>
    foundIn(file.value, outcome.value, { releases: releasesOf(store.state.peek()), isLoading: isLoading.value }),
  );
  const current = useComputed(() => store.state.value.current);
  const files = useComputed(() => store.state.value.work.files);

  useLayoutEffect(() => {
    if (!container.current) return;
    const created = create(container.current, {
      initial,
      placeholder,
      ...shownOf(store.state.peek()),
      onWrite: (text, pasted) => store.change(write, text, pasted),
      onCursor(offset) {
        const text = shown(activeFile(store.state.peek()).text);
        store.change(goTo, markAt(found.peek()?.marks ?? [], text, offset)?.id);
      },
      onChoose(id, wanted) {
        const findings = activeOutcome(store.state.peek())?.migration.findings;
        const finding = findings?.find((candidate) => candidate.id === id);
        if (finding) store.change(choose, finding, wanted);
      },
      onTick: (id, isDone) => store.change(tick, id, isDone),
    });
    editor.current = created;
    onReady(created);
    return () => created.dispose();
  }, []);

  const drawn = useRef<Found>();
  useSignalEffect(() => {
    const { key, text, result } = shownOf(store.state.value);
    editor.current?.open(key, text, result);
    // Marks belong to the text that is shown now.
    if (!found.value || found.value === drawn.current) return;
    drawn.current = found.value;
    editor.current?.setMarks(found.value.marks, found.value.labels);
  });
  useSignalEffect(() => editor.current?.markCurrent(current.value));
  useSignalEffect(() => editor.current?.keepOnly(files.value.map(({ key }) => `${key}`)));

  return <div class="monaco" ref={container} />;
}

/** The result of the text before stands beside what is being typed until there is a newer one. */
function shownOf(state: State): { readonly key: string; readonly text: string; readonly result: string } {
  const file = activeFile(state);
  const mine = shown(file.text);
  const outcome = activeOutcome(state);
  return { key: `${file.key}`, text: mine, result: outcome?.migration.ok ? shown(outcome.migration.output) : mine };
}
