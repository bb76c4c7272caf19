/** A finding as Monaco lists, hovers and announces it. */
import { levels } from '../../rules.ts';
import type { Mark } from '../editor.ts';
import { type editor, MarkerSeverity, type Range, Uri } from './parts.ts';

/** Monaco shows a message as it is, line breaks included, and never as Markdown. */
export function markerOf(
  mark: Mark,
  { startLineNumber, startColumn, endLineNumber, endColumn }: Range,
): editor.IMarkerData {
  const { rule, url } = mark;
  return {
    startLineNumber,
    startColumn,
    endLineNumber,
    endColumn,
    severity: severityOf(mark),
    message: wordsOf(mark),
    code: { value: `Rule ${rule}`, target: Uri.parse(new URL(url, location.href).href) },
  };
}

/** Who has nothing to do to get to the release is not warned. */
function severityOf({ level, state, topic }: Mark): MarkerSeverity {
  if (state === 'skipped') return MarkerSeverity.Warning;
  if (state !== 'task' || topic === 'reproducibility') return MarkerSeverity.Info;
  return level === 'blocker' ? MarkerSeverity.Error : MarkerSeverity.Warning;
}

const states: Readonly<Record<Mark['state'], string>> = {
  on: 'applied',
  off: 'not applied',
  skipped: 'wanted',
  task: 'for you to do',
  done: 'done',
};

/** In lines: what it is, what it says, what there is to add. */
export function wordsOf({ level, state, message, note }: Mark): string {
  return [`${levels[level].label}, ${states[state]}`, message, ...(note === undefined ? [] : [note])].join('\n');
}
