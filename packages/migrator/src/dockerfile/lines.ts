import type { Place, Range } from '../range.ts';
import { lastAtMost } from './joined.ts';

/** Turns lines and columns into offsets and back; every line is found in logarithmic time. */
export interface LineIndex {
  /** The range with the line and column of its start, both counted from 1. */
  place(range: Range): Place;
  /** Offset after the last character of the line that holds the offset, before its line break. */
  endOfLine(offset: number): number;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const lineOf = (offset: number) => lastAtMost(starts, offset);

  return {
    place: ({ start, end }) => {
      const line = lineOf(start);
      return { start, end, line: line + 1, column: start - (starts[line] ?? 0) + 1 };
    },
    endOfLine: (offset) => {
      const next = starts[lineOf(offset) + 1];
      if (next === undefined) return text.length;
      return text[next - 2] === '\r' && next - 2 >= offset ? next - 2 : next - 1;
    },
  };
}
