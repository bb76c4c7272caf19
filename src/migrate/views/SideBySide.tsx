import { type Signal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor, Snapshot } from '../editor.ts';
import { labelsOf, markAt, marksOf } from '../marks.ts';
import type { createDiffEditor, DiffEditor } from '../monaco/diff-editor.ts';
import { rowsOf } from '../rows.ts';
import { choose, type State, write } from '../state.ts';
import { shown } from '../text.ts';
import { useStore } from './context.ts';

interface Props {
  readonly create: typeof createDiffEditor;
  readonly initial: Snapshot | undefined;
  readonly placeholder: string;
  readonly onReady: (editor: Editor) => void;
  /** The id of the finding that the reader looks at, here or in the list. */
  readonly current: Signal<string | undefined>;
}

/** The reader's text and the result in one diff editor. */
export function SideBySide({ create, initial, placeholder, onReady, current }: Props) {
  const store = useStore();
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<DiffEditor | undefined>(undefined);

  const done = useSignal<ReadonlySet<string>>(new Set());
  const found = useComputed(() => foundIn(store.state.value, store.releases, done.value));

  useLayoutEffect(() => {
    if (!container.current) return;
    const created = create(container.current, {
      initial,
      placeholder,
      key: 'Dockerfile',
      ...textsOf(store.state.peek()),
      onWrite: (text, pasted) => store.change(write, text, pasted),
      onCursor(offset) {
        const marks = found.peek()?.marks ?? [];
        current.value = markAt(marks, shown(store.state.peek().text), offset)?.id;
      },
      onChoose(id, wanted) {
        const finding = store.state.peek().outcome?.migration.findings.find((finding) => finding.id === id);
        if (finding) store.change(choose, finding, wanted);
      },
      onTick(id, isDone) {
        done.value = new Set([...[...done.peek()].filter((other) => other !== id), ...(isDone ? [id] : [])]);
      },
    });
    editor.current = created;
    onReady(created);
    return () => created.dispose();
  }, []);

  useSignalEffect(() => {
    const { text, result } = textsOf(store.state.value);
    editor.current?.set(text, result);
    if (found.value) editor.current?.setMarks(found.value.marks, found.value.labels);
  });

  useSignalEffect(() => editor.current?.markCurrent(current.value));

  return <div class="monaco" ref={container} />;
}

/** The result of the text before stands beside what is being typed until there is a newer one. */
function textsOf({ text, outcome }: State): { readonly text: string; readonly result: string } {
  const mine = shown(text);
  return { text: mine, result: outcome?.migration.ok ? shown(outcome.migration.output) : mine };
}

/** What there is to show in the text as it is now; undefined while that is still being found out. */
function foundIn(state: State, releases: readonly string[], done: ReadonlySet<string>) {
  const { text, decisions, outcome, unavailable } = state;
  if (outcome && outcome.text !== text) return undefined;
  if (!outcome) return { marks: [], labels: [] };
  const isSettling = outcome.stage !== 'complete' && unavailable === undefined;
  return {
    marks: marksOf(text, rowsOf(outcome, decisions, isSettling), done),
    labels: labelsOf(text, outcome.migration.images, { releases, target: outcome.release, isSettling }),
  };
}
