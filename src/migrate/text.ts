/**
 * The reader's text, byte for byte, and the text that an editor shows of it.
 *
 * A text area and Monaco both turn every line end into LF, and Monaco takes a byte order mark away. So the state holds
 * the exact text, editors show `shown(text)`, and what happens in an editor is carried over to the exact text.
 */

/** What the engine is asked to read at most, in UTF-8 bytes. */
export const LIMIT = 1_048_576;

export type LineEnds = 'none' | 'lf' | 'crlf' | 'mixed';

/** A change in an editor: from `start` to before `end` of what it showed, `inserted` took the place. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

const BOM = '\uFEFF';

/** What an editor shows of the text. */
export function shown(text: string): string {
  return withoutBom(text).replaceAll(/\r\n?/g, '\n');
}

/** Where a place of the text stands in what an editor shows. */
export function shownOffset(text: string, offset: number): number {
  return shown(text.slice(0, offset)).length;
}

/** `shownOffset` for many places of one text: reads the text once. */
export function shownOffsets(text: string): (offset: number) => number {
  const bom = text.startsWith(BOM) ? 1 : 0;
  // The line feeds that follow a carriage return are those that editors do not show.
  const left: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) left.push(at + 1);
  return (offset) => {
    let [low, high] = [0, left.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((left[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, offset - bom - low);
  };
}

export function lineEnds(text: string): LineEnds {
  const crlf = text.includes('\r\n');
  const others = /(?<!\r)\n|\r(?!\n)/.test(text);
  if (crlf) return others ? 'mixed' : 'crlf';
  if (!others) return 'none';
  return text.includes('\r') ? 'mixed' : 'lf';
}

export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/**
 * The exact text after an editor shows something else.
 *
 * @param after what the editor shows now
 * @param pasted the change that was made, when it is known with the line ends and the byte order mark of its source
 */
export function edited(text: string, after: string, pasted?: Change): string {
  const before = shown(text);
  if (after === '') return '';
  if (pasted) {
    const { start, end, inserted } = pasted;
    const isWhole = start === 0 && end === before.length;
    const asPasted = before.slice(0, start) + shown(inserted) + before.slice(end);
    // A text area shows a pasted byte order mark until it is told otherwise.
    if (asPasted === withoutBom(after)) return isWhole ? inserted : replaceShown(text, pasted);
  }
  return replaceShown(text, difference(before, after));
}

/** What was changed between two texts: everything between what they have in common at the start and at the end. */
export function difference(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const [oldEnd, newEnd] = [before.length, after.length];
  const tail = longest(
    shorter - start,
    (from, to) => before.slice(oldEnd - to, oldEnd - from) === after.slice(newEnd - to, newEnd - from),
  );
  return { start, end: oldEnd - tail, inserted: after.slice(start, newEnd - tail) };
}

/**
 * How far two texts are the same. Compares slices, which an engine does many times as fast as single characters, and
 * halves them where they differ.
 */
function longest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let step = limit; step > 0; step = Math.min(step, limit - length)) {
    if (isSame(length, length + step)) length += step;
    else step = Math.floor(step / 2);
  }
  return length;
}

/** Applies an editor's change; what it inserts gets the line ends of the rest, or keeps its own where there are none. */
function replaceShown(text: string, { start, end, inserted }: Change): string {
  const [from, to] = exactOffsets(text, start, end);
  const rest = [text.slice(0, from), text.slice(to)] as const;
  // Most of what is typed has no line end, and counting those of the rest takes longer than anything else here.
  const style = /[\r\n]/.test(inserted) ? (commonLineEnd(rest[0]) ?? commonLineEnd(rest[1])) : undefined;
  return rest[0] + (style === undefined ? inserted : inserted.replaceAll(/\r\n?|\n/g, style)) + rest[1];
}

function exactOffsets(text: string, ...offsets: readonly number[]): number[] {
  const bom = text.startsWith(BOM) ? 1 : 0;
  if (!text.includes('\r')) return offsets.map((offset) => offset + bom);
  return offsets.map((offset) => {
    let exact = bom;
    for (let left = offset; left > 0; left -= 1) exact += text.startsWith('\r\n', exact) ? 2 : 1;
    return exact;
  });
}

function commonLineEnd(text: string): string | undefined {
  const crlf = text.split('\r\n').length - 1;
  const all = text.split('\n').length - 1;
  if (all === 0) return undefined;
  return crlf * 2 > all ? '\r\n' : '\n';
}

/** The size in UTF-8 bytes when it is beyond the limit. */
export function bytesBeyondLimit(text: string): number | undefined {
  // A UTF-16 code unit becomes three bytes at most.
  if (text.length * 3 <= LIMIT) return undefined;
  const bytes = new TextEncoder().encode(text).length;
  return bytes > LIMIT ? bytes : undefined;
}

function withoutBom(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}
