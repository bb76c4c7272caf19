import type { Finding } from 'restage/engine';
import { link } from '../../link.ts';
import { levels } from '../../rules.ts';
import type { Row } from '../rows.ts';
import { choose, tick } from '../state.ts';
import { useStore } from './context.ts';

interface RowProps {
  readonly row: Row;
  readonly isCurrent: boolean;
  readonly show: (finding: Finding) => void;
}

/** One finding: what it says, where, and what the reader decides about it. */
export function FindingRow({ row, isCurrent, show }: RowProps) {
  const { finding, key, note, done } = row;
  const { level, message, range, rule } = finding;
  const messageId = `message-${key}`;
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
