import { useComputed } from '@preact/signals';
import type { Finding } from 'restage/engine';
import { link } from '../../link.ts';
import { levels } from '../../rules.ts';
import type { Selected } from '../editor.ts';
import { type Row, rowsOf } from '../rows.ts';
import { acceptSuggestions, activeFile, activeOutcome, backToSafe, choose, goTo, tick } from '../state.ts';
import { shownOffset } from '../text.ts';
import { useStore } from './context.ts';
import { Legend } from './Legend.tsx';
import { Paged } from './Paged.tsx';
import { useDrawn } from './use-drawn.ts';

interface Props {
  readonly show: (range: Selected) => void;
}

/** What was found, in the order of the text. */
export function Findings({ show }: Props) {
  const store = useStore();
  const outcome = useComputed(() => activeOutcome(store.state.value)).value;
  const file = useComputed(() => activeFile(store.state.value)).value;
  const current = useComputed(() => store.state.value.current).value;
  const isSettling = useComputed(() => store.state.value.unavailable === undefined).value;
  const rows = outcome ? rowsOf(outcome, file, isSettling) : [];
  const goToFinding = ({ id, range }: Finding) => {
    store.change(goTo, id);
    const text = activeOutcome(store.state.peek())?.text ?? '';
    show({ start: shownOffset(text, range.start), end: shownOffset(text, range.end) });
  };
  const drawn = useDrawn();
  const draw = (row: Row) => {
    const { finding, wanted, done, note } = row;
    const { id, level, message, range } = finding;
    const isCurrent = id === current;
    return drawn(id, [level, message, range, wanted, done, note, isCurrent], () => (
      <FindingRow key={id} row={row} isCurrent={isCurrent} show={goToFinding} />
    ));
  };
  return (
    <section class="findings" aria-labelledby="findings">
      <div class="head">
        <h2 id="findings">Findings {rows.length > 0 && <span class="count">{rows.length}</span>}</h2>
        <Bulk rows={rows} />
      </div>
      {rows.length === 0 && <Legend />}
      {rows.length > 0 && (
        <Paged items={rows} size={200} noun="findings">
          {(items) => <ol class="rows">{items.map(draw)}</ol>}
        </Paged>
      )}
    </section>
  );
}

/** Many decisions at once. */
function Bulk({ rows }: { readonly rows: readonly Row[] }) {
  const store = useStore();
  const suggestions = rows.filter(({ finding }) => finding.level === 'suggestion' && finding.edits.length > 0);
  const left = suggestions.filter(({ wanted }) => !wanted).length;
  const decided = rows.some(({ finding, wanted }) => wanted !== undefined && wanted !== (finding.level === 'safe'));
  if (suggestions.length === 0 && !decided) return null;
  return (
    <div class="actions">
      <button type="button" disabled={left === 0} onClick={() => store.change(acceptSuggestions)}>
        Accept all suggestions{left > 0 && <span class="count"> {left}</span>}
      </button>
      <button type="button" disabled={!decided} onClick={() => store.change(backToSafe)}>
        Back to safe
      </button>
    </div>
  );
}

interface RowProps {
  readonly row: Row;
  readonly isCurrent: boolean;
  readonly show: (finding: Finding) => void;
}

function FindingRow({ row, isCurrent, show }: RowProps) {
  const { finding, note, done } = row;
  const { id, level, message, range, rule } = finding;
  const messageId = `message-${id}`;
  return (
    <li
      class="finding"
      data-level={level}
      data-done={done ? '' : undefined}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <Choice row={row} describedBy={messageId} />
      <span class="level">{levels[level].label}</span>
      <button type="button" class="line" aria-describedby={messageId} onClick={() => show(finding)}>
        Line {range.line}
      </button>
      <p class="message" id={messageId}>
        {message}
        {note && <span class="note"> {note}</span>}
      </p>
      <a class="rule" href={link(`/rules/${rule}/`)}>
        {rule}
      </a>
    </li>
  );
}

interface ChoiceProps {
  readonly row: Row;
  readonly describedBy: string;
}

/** Whether the change is made, or the task is done. */
function Choice({ row: { finding, wanted, done }, describedBy }: ChoiceProps) {
  const store = useStore();
  const { id, rule, range } = finding;
  if (wanted === undefined) {
    return (
      <label class="choice">
        <input
          type="checkbox"
          class="tick"
          aria-describedby={describedBy}
          aria-label={`Done: ${rule}, line ${range.line}`}
          checked={done === true}
          onChange={({ currentTarget }) => store.change(tick, id, currentTarget.checked)}
        />
        <span aria-hidden="true">{done ? 'Done' : 'For you'}</span>
      </label>
    );
  }
  return (
    <label class="choice">
      <input
        type="checkbox"
        class="switch"
        aria-describedby={describedBy}
        aria-label={`Apply ${rule}, line ${range.line}`}
        checked={wanted}
        onChange={({ currentTarget }) => store.change(choose, finding, currentTarget.checked)}
      />
      <span aria-hidden="true">{wanted ? 'On' : 'Off'}</span>
    </label>
  );
}
