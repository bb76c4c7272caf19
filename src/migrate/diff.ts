/** What a migration changes, line by line, read off its edits. */
import type { Edit } from 'restage/engine';

/** Part of a line. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  /** Its number: in the new text for an added line, in the old one otherwise. */
  readonly number: number;
  readonly pieces: readonly Piece[];
}

/** A stretch of the text with changes and some lines around them. */
export type Hunk = readonly DiffLine[];

const CONTEXT = 2;

/** Lines that change together: from `first` to before `end` of the old text, counted from 0. */
interface Block {
  readonly first: number;
  readonly end: number;
  readonly removed: readonly (readonly Piece[])[];
  readonly added: readonly (readonly Piece[])[];
}

/**
 * The changes of a text.
 *
 * @param edits in the order of the text, none overlapping another
 */
export function diffOf(text: string, edits: readonly Edit[]): readonly Hunk[] {
  if (edits.length === 0) return [];
  const lines = text.split('\n');
  const blocks = blocksOf(text, lines, edits);
  const hunks: DiffLine[][] = [];
  let reached = 0;
  let shift = 0;
  for (const [index, { first, end, removed, added }] of blocks.entries()) {
    const from = Math.max(reached, first - CONTEXT);
    // Where nothing is left out between two blocks they make one hunk.
    const hunk = from > reached || index === 0 ? [] : (hunks.pop() ?? []);
    const next = blocks[index + 1]?.first ?? lines.length;
    reached = Math.min(next, end + CONTEXT);
    hunks.push([
      ...hunk,
      ...context(lines, from, first),
      ...removed.map((pieces, at): DiffLine => ({ kind: 'removed', number: first + at + 1, pieces })),
      ...added.map((pieces, at): DiffLine => ({ kind: 'added', number: first + shift + at + 1, pieces })),
      ...context(lines, end, reached),
    ]);
    shift += added.length - removed.length;
  }
  return hunks;
}

function context(lines: readonly string[], from: number, to: number): readonly DiffLine[] {
  return lines.slice(from, to).flatMap((text, at): readonly DiffLine[] => {
    const isBehindLastLine = from + at === lines.length - 1 && text === '';
    return isBehindLastLine ? [] : [{ kind: 'same', number: from + at + 1, pieces: pieces([text, false]) }];
  });
}

function blocksOf(text: string, lines: readonly string[], edits: readonly Edit[]): readonly Block[] {
  const blocks: Block[] = [];
  let line = 0;
  let start = 0;
  const goTo = (offset: number) => {
    while (line < lines.length - 1 && start + (lines[line]?.length ?? 0) < offset) {
      start += (lines[line]?.length ?? 0) + 1;
      line += 1;
    }
  };
  for (let index = 0; index < edits.length; ) {
    goTo(edits[index]?.start ?? 0);
    const first = line;
    const [from, group] = [start, [] as Edit[]];
    let edit = edits[index];
    do {
      if (edit) group.push(edit);
      goTo(edit?.end ?? 0);
      index += 1;
      edit = edits[index];
    } while (edit && edit.start <= start + (lines[line]?.length ?? 0));
    blocks.push(blockOf(text, first, from, start + (lines[line]?.length ?? 0), group));
  }
  return blocks;
}

function blockOf(text: string, first: number, from: number, to: number, edits: readonly Edit[]): Block {
  const old: [string, boolean][] = [];
  const now: [string, boolean][] = [];
  let at = from;
  for (const edit of edits) {
    const kept = text.slice(at, edit.start);
    old.push([kept, false], [text.slice(edit.start, edit.end), true]);
    now.push([kept, false], [edit.text, true]);
    at = edit.end;
  }
  const kept = text.slice(at, to);
  const removed = splitLines([...old, [kept, false]]);
  const added = splitLines([...now, [kept, false]]);
  // A line that was only touched by an insertion before or after it did not change.
  let head = 0;
  while (head < Math.min(removed.length, added.length) && isSame(removed[head], added[head])) head += 1;
  let tail = 0;
  const shorter = Math.min(removed.length, added.length) - head;
  while (tail < shorter && isSame(removed.at(-1 - tail), added.at(-1 - tail))) tail += 1;
  const changed = removed.length - tail;
  return {
    first: first + head,
    end: first + changed,
    removed: removed.slice(head, changed),
    added: added.slice(head, added.length - tail),
  };
}

function splitLines(parts: readonly (readonly [string, boolean])[]): readonly (readonly Piece[])[] {
  const lines: (readonly [string, boolean])[][] = [[]];
  for (const [text, changed] of parts) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push([line, changed]);
    }
  }
  return lines.map((line) => pieces(...line));
}

/** The pieces of a line without the carriage return of its line end and without empty ones. */
function pieces(...parts: readonly (readonly [string, boolean])[]): readonly Piece[] {
  return parts
    .map(([text, changed], index) => ({ text: index === parts.length - 1 ? text.replace(/\r$/, '') : text, changed }))
    .filter(({ text }) => text !== '');
}

function isSame(a: readonly Piece[] | undefined, b: readonly Piece[] | undefined): boolean {
  return textOf(a) === textOf(b);
}

function textOf(line: readonly Piece[] | undefined): string {
  return line?.map(({ text }) => text).join('') ?? '';
}
