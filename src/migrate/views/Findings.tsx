import { type Signal, useComputed } from '@preact/signals';
import type { Finding } from 'restage/engine';
import { link } from '../../link.ts';
import { levels } from '../../rules.ts';
import type { Selected } from '../editor.ts';
import { type Row, rowsOf } from '../rows.ts';
import { choose } from '../state.ts';
import { shownOffset } from '../text.ts';
import { useStore } from './context.ts';
import { Legend } from './Legend.tsx';
import { Paged } from './Paged.tsx';

interface Props {
  /** The id of the finding that the reader looks at, here or in the editor. */
  readonly current: Signal<string | undefined>;
  readonly show: (range: Selected) => void;
}

/** What was found, in the order of the text. */
export function Findings({ current, show }: Props) {
  const store = useStore();
  const outcome = useComputed(() => store.state.value.outcome);
  const decisions = useComputed(() => store.state.value.decisions);
  const isSettling = useComputed(() => store.state.value.unavailable === undefined);
  const rows = outcome.value ? rowsOf(outcome.value, decisions.value, isSettling.value) : [];
  const showRange = ({ id, range: { start, end } }: Finding) => {
    current.value = id;
    const text = outcome.value?.text ?? '';
    show({ start: shownOffset(text, start), end: shownOffset(text, end) });
  };
  return (
    <section class="findings" aria-labelledby="findings">
      <h2 id="findings">Findings {rows.length > 0 && <span class="count">{rows.length}</span>}</h2>
      {rows.length === 0 && <Legend />}
      {rows.length > 0 && (
        <Paged items={rows} size={200} noun="findings">
          {(items) => (
            <ol class="rows">
              {items.map((row) => (
                <FindingRow
                  key={row.finding.id}
                  row={row}
                  isCurrent={row.finding.id === current.value}
                  show={showRange}
                />
              ))}
            </ol>
          )}
        </Paged>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: Row;
  readonly isCurrent: boolean;
  readonly show: (finding: Finding) => void;
}

function FindingRow({ row: { finding, wanted, note }, isCurrent, show }: RowProps) {
  const { id, level, message, range, rule } = finding;
  const messageId = `message-${id}`;
  return (
    <li class="finding" data-level={level} aria-current={isCurrent}>
      <Choice finding={finding} wanted={wanted} describedBy={messageId} />
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
  readonly finding: Finding;
  readonly wanted: boolean | undefined;
  readonly describedBy: string;
}

/** Whether the change is made; a person's task has nothing to switch. */
function Choice({ finding, wanted, describedBy }: ChoiceProps) {
  const store = useStore();
  if (wanted === undefined) return <span class="choice">For you</span>;
  return (
    <label class="choice">
      <input
        type="checkbox"
        class="switch"
        aria-describedby={describedBy}
        aria-label={`Apply ${finding.rule}, line ${finding.range.line}`}
        checked={wanted}
        onChange={({ currentTarget }) => store.change(choose, finding, currentTarget.checked)}
      />
      <span aria-hidden="true">{wanted ? 'On' : 'Off'}</span>
    </label>
  );
}
