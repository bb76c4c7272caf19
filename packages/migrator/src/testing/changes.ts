import type { Edit } from '../edits.ts';
import type { Migration } from '../migrate.ts';
import type { Range } from '../range.ts';

/** The edits that a migration carried out, from left to right; at one place a new line comes last. */
export function changesOf({ findings }: Migration): readonly Edit[] {
  const beginsLine = ({ text }: Edit) => (/^\r?\n/.test(text) ? 1 : 0);
  return findings
    .flatMap(({ applied, edits }) => (applied ? edits : []))
    .toSorted((a, b) => a.start - b.start || a.end - b.end || beginsLine(a) - beginsLine(b));
}

/** The text after the edits, made in the most simple-minded way: one after the other, from the last to the first. */
export function spliced(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight((after, { end, start, text: by }) => after.slice(0, start) + by + after.slice(end), text);
}

/** The edits that take these back, for the text that these make. */
export function reversed(text: string, edits: readonly Edit[]): readonly Edit[] {
  let shift = 0;
  return edits.map(({ end, start, text: by }) => {
    const at = start + shift;
    shift += by.length - (end - start);
    return { start: at, end: at + by.length, text: text.slice(start, end) };
  });
}

/** Where a stretch of the text stands after the edits, with what they insert at its ends. */
export function moved({ end, start }: Range, edits: readonly Edit[]): Range {
  const length = ({ end, start, text }: Edit) => text.length - (end - start);
  const shift = (among: readonly Edit[]) => among.reduce((sum, edit) => sum + length(edit), 0);
  return {
    start: start + shift(edits.filter((edit) => edit.end <= start && edit.start < start)),
    end: end + shift(edits.filter((edit) => edit.end <= end)),
  };
}
