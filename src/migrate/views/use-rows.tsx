import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { Finding, Topic } from 'restage/engine';
import type { Selected } from '../editor.ts';
import { type Row, rowsOf } from '../rows.ts';
import { activeFile, activeOutcome, goTo } from '../state.ts';
import { shownOffset } from '../text.ts';
import { useStore } from './context.ts';
import { FindingRow } from './FindingRow.tsx';
import { useDrawn } from './use-drawn.ts';

export interface Rows {
  readonly rows: readonly Row[];
  draw(row: Row): JSX.Element;
}

/**
 * The findings of the file that is shown, and how a list draws one.
 *
 * @param topic what the findings are about
 * @param show brings a stretch of the text, as editors show it, into view
 */
export function useRows(topic: Topic, show: (range: Selected) => void): Rows {
  const store = useStore();
  const outcome = useComputed(() => activeOutcome(store.state.value)).value;
  const file = useComputed(() => activeFile(store.state.value)).value;
  const current = useComputed(() => store.state.value.current).value;
  const isSettling = useComputed(() => store.state.value.unavailable === undefined).value;
  const goToFinding = ({ id, range }: Finding) => {
    store.change(goTo, id);
    const text = activeOutcome(store.state.peek())?.text ?? '';
    show({ start: shownOffset(text, range.start), end: shownOffset(text, range.end) });
  };
  const drawn = useDrawn();
  const draw = (row: Row) => {
    const { finding, key, wanted, done, note } = row;
    const { id, level, message, range } = finding;
    const isCurrent = id === current;
    return drawn(key, [id, level, message, range, wanted, done, note, isCurrent], () => (
      <FindingRow key={key} row={row} isCurrent={isCurrent} show={goToFinding} />
    ));
  };
  const rows = outcome ? rowsOf(outcome, file, isSettling) : [];
  return { rows: rows.filter(({ finding }) => finding.topic === topic), draw };
}
