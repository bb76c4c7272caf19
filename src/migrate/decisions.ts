/** What the reader decided about single findings, kept while the text around them changes. */
import type { Finding } from 'restage/engine';
import { difference } from './text.ts';

/** By finding id, only where the reader wants something else than the default. */
export type Decisions = Readonly<Record<string, boolean>>;

/** Whether the reader wants the edits of a finding, whether or not they could be applied. */
export function isWanted({ id, level }: Pick<Finding, 'id' | 'level'>, decisions: Decisions): boolean {
  return decisions[id] ?? level === 'safe';
}

export function decide(decisions: Decisions, finding: Pick<Finding, 'id' | 'level'>, wanted: boolean): Decisions {
  const { [finding.id]: _, ...others } = decisions;
  return wanted === (finding.level === 'safe') ? others : { ...others, [finding.id]: wanted };
}

/** The same decisions after the text changed: a finding that moved keeps its decision, one in changed text loses it. */
export function carryDecisions(decisions: Decisions, before: string, after: string): Decisions {
  const ids = Object.keys(decisions);
  if (ids.length === 0 || before === after) return decisions;
  const move = mover(before, after);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const moved = move(id);
      return moved === undefined ? [] : [[moved, decisions[id] === true]];
    }),
  );
}

/** The id a finding has after the text changed; undefined where it stood in text that is gone. */
export function carryId(id: string, before: string, after: string): string | undefined {
  return before === after ? id : mover(before, after)(id);
}

function mover(before: string, after: string): (id: string) => string | undefined {
  const { start, end, inserted } = difference(before, after);
  const delta = inserted.length - (end - start);
  const [oldLines, newLines] = [lineStarts(before), lineStarts(after)];
  return (id) => {
    // An id is the rule and the place where it found something: `update-image@3:6`, and `#2` for a second one there.
    const [, rule, line, column, again = ''] = /^(.+)@(\d+):(\d+)(#\d+)?$/.exec(id) ?? [];
    const lineStart = oldLines[Number(line) - 1];
    if (lineStart === undefined) return undefined;
    const offset = lineStart + Number(column) - 1;
    if (offset < start) return id;
    if (offset < end) return undefined;
    const place = offset + delta;
    const newLine = lineAt(newLines, place);
    return `${rule}@${newLine + 1}:${place - (newLines[newLine] ?? 0) + 1}${again}`;
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
