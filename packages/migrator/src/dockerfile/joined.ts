import type { Part } from './reference.ts';

/** Text as Docker puts it together from parts of the file: continued lines joined, quotes taken off. */
export interface Joined extends Part {
  /** Some of it, as `String.prototype.slice` with indexes that are not negative. */
  slice(from: number, to?: number): Joined;
}

/** Joins parts of the file, in their order. */
export function join(parts: readonly Part[]): Joined {
  const text = parts.map((part) => part.text).join('');
  const begins: number[] = [];
  let length = 0;
  for (const part of parts) {
    begins.push(length);
    length += part.text.length;
  }
  /** Where a character of the joined text stands in the file. */
  const offsetOf = (index: number): number => {
    const at = lastAtMost(begins, index);
    return (parts[at]?.start ?? 0) + index - (begins[at] ?? 0);
  };

  const view = (from: number, to: number): Joined => {
    const end = to > 0 ? offsetOf(to - 1) + 1 : offsetOf(0);
    return {
      text: text.slice(from, to),
      start: from < to ? offsetOf(from) : end,
      end,
      slice: (start, stop = to - from) => view(Math.min(from + start, to), Math.min(from + stop, to)),
    };
  };
  return view(0, length);
}

/** Index of the last of the ascending numbers that is not above a value; 0 if all are. */
export function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
