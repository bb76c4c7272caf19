import type { Range } from '../range.ts';

/**
 * Takes the marks out of a text and says what stood between them: `FROM «scratch»`.
 *
 * @param marked marks do not nest
 */
export function unmark(marked: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: Range[] = [];
  let text = '';
  for (const [index, part] of marked.split(/[«»]/).entries()) {
    if (index % 2 === 1) ranges.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, ranges };
}
