import type { Place, Range } from '../range.ts';

/** Turns lines and columns into offsets and back; every line is found in logarithmic time. */
export interface LineIndex {
  /** Offset of a zero-based line and character, as dockerfile-ast counts them. */
  offsetAt(position: { readonly line: number; readonly character: number }): number;
  /** The range with the line and column of its start, both counted from 1. */
  place(range: Range): Place;
  /** Offset after the last character of the line that holds the offset, before its line break. */
  endOfLine(offset: number): number;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    offsetAt: ({ line, character }) => Math.min((starts[line] ?? text.length) + character, text.length),
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
