import type { Range } from './range.ts';

/** Replaces the range by `text`; an empty range inserts. Offsets are those of the original text. */
export interface Edit extends Range {
  readonly text: string;
}

/** Whether two edits may not both be applied: they share a code unit, or one inserts strictly inside the other. */
export function overlaps(a: Edit, b: Edit): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * The order of edits in the text. Of two insertions at one place the one that goes on with the line comes first: a new
 * line below an instruction, and words at its end, may come from two rules.
 */
export function inTextOrder(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end || Number(startsLine(a)) - Number(startsLine(b));
}

/** Whether an edit leaves the line it stands on and begins another. */
export function startsLine({ text }: Edit): boolean {
  return /^\r?\n/.test(text);
}

/**
 * Applies edits to the text they were made for.
 *
 * @param text the original text
 * @param edits edits that do not overlap; insertions of one kind at one place keep the order they are given in
 * @returns the new text; every code unit outside the edits is the original's
 * @throws RangeError when two edits overlap, which is a bug of the caller
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort(inTextOrder);
  let output = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) throw new RangeError(`Edit at ${edit.start} overlaps the one before it, which ends at ${at}`);
    output += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return output + text.slice(at);
}
