import { applyEdits, type Edit, inTextOrder } from '../edits.ts';
import { lines } from './diff.ts';
import { COMMENT_LIMIT, code, commentLength, fenced } from './markdown.ts';
import type { ReadFile } from './result.ts';
import { count } from './work.ts';

/** Lines of a file and what takes their place: a block that GitHub applies from a comment on these lines. */
export interface SuggestionBlock {
  readonly path: string;
  /** The first and the last line that is replaced, counted from 1 in the text before the migration. */
  readonly startLine: number;
  readonly endLine: number;
  /** What takes their place, without line feeds; the carriage returns of CRLF line ends are part of the lines. */
  readonly lines: readonly string[];
  /** What a comment on these lines has to hold, in Markdown. */
  readonly body: string;
  /** Why GitHub cannot apply it and what to do instead, as a sentence; absent where it can. */
  readonly problem?: string;
}

/** Lines that change together, from `first` to `last`, counted from 0, and what becomes of them. */
interface Group {
  readonly first: number;
  readonly last: number;
  readonly after: string;
}

/**
 * One block for each place that changes, in the order of the text; together they give the output.
 *
 * Neighbouring lines that change on their own are blocks of their own. GitHub replaces whole lines: a block that only
 * adds some holds the line beside them too, and one that only takes some away is empty.
 */
export function suggestionBlocks(files: readonly ReadFile[]): readonly SuggestionBlock[] {
  return files.flatMap((file) => {
    const { findings } = file.migration;
    const edits = findings.flatMap(({ applied, edits }) => (applied ? edits : [])).sort(inTextOrder);
    const old = lines(file.text);
    return groupsOf(file.text, old, edits).flatMap((group) => blockOf(file, old, group) ?? []);
  });
}

/**
 * All blocks as one text, each under a heading that says where it belongs.
 *
 * @returns Markdown, no longer than one comment may be; empty where there are no blocks
 */
export function joinSuggestions(blocks: readonly SuggestionBlock[]): string {
  if (blocks.length === 0) return '';
  const ending = (left: number) => `\n${count(left, 'more block')} did not fit.\n`;
  let text = 'Each block belongs in a comment on the lines that its heading names.\n';
  let room = COMMENT_LIMIT - commentLength(text) - commentLength(ending(blocks.length));
  let left = 0;
  for (const { path, startLine, endLine, body, problem } of blocks) {
    const place = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
    const part = `\n### ${code(path)}, ${place}\n\n${problem ?? body}\n`;
    const length = commentLength(part);
    if (length > room) left += 1;
    else {
      text += part;
      room -= length;
    }
  }
  return left > 0 ? text + ending(left) : text;
}

/**
 * @param text the lines as one
 * @param edits in the order of the text
 */
function groupsOf(text: string, old: readonly string[], edits: readonly Edit[]): readonly Group[] {
  let reached = 0;
  const ends = old.map((line) => {
    reached += line.length;
    return reached;
  });
  let line = 0;
  const lineAt = (offset: number) => {
    // What is added behind the last line belongs to it.
    while (line < old.length - 1 && (ends[line] ?? 0) <= offset) line += 1;
    return line;
  };

  const groups: Group[] = [];
  for (let index = 0; index < edits.length; ) {
    const first = lineAt(edits[index]?.start ?? 0);
    const from = ends[first - 1] ?? 0;
    const inside: Edit[] = [];
    let last = first;
    let after = '';
    for (let isOpen = true; isOpen; ) {
      for (let edit = edits[index]; edit && lineAt(edit.start) <= last; edit = edits[index]) {
        inside.push({ text: edit.text, start: edit.start - from, end: edit.end - from });
        last = Math.max(last, lineAt(Math.max(edit.start, edit.end - 1)));
        index += 1;
      }
      after = applyEdits(text.slice(from, ends[last]), inside);
      // A line that loses its line feed goes on with the next one.
      isOpen = after !== '' && !after.endsWith('\n') && last < old.length - 1;
      if (isOpen) last += 1;
    }
    groups.push({ first, last, after });
  }
  return groups;
}

/** Undefined where nothing changes after all. */
function blockOf(
  { path, migration, text }: ReadFile,
  old: readonly string[],
  group: Group,
): SuggestionBlock | undefined {
  const before = old.slice(group.first, group.last + 1);
  const after = lines(group.after);
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (head + tail === before.length && head + tail === after.length) return undefined;
  // There is no comment between two lines.
  if (head + tail === before.length && head > 0) head -= 1;
  else if (head + tail === before.length && tail > 0) tail -= 1;

  const added = after.slice(head, after.length - tail);
  const [startLine, endLine] = [group.first + head + 1, group.first + before.length - tail];
  const body = fenced('suggestion', added.join(''));
  const obstacle =
    obstacleIn(added.join(''), body) ??
    (endLine === old.length && text.endsWith('\n') !== migration.output.endsWith('\n')
      ? 'the line end at the end of the file changes'
      : undefined);
  return {
    path,
    startLine,
    endLine,
    lines: added.map((line) => line.replace(/\n$/, '')),
    body,
    ...(obstacle ? { problem: `GitHub cannot apply this as a suggestion, because ${obstacle}; use the patch.` } : {}),
  };
}

function obstacleIn(text: string, body: string): string | undefined {
  if (/\r(?!\n)/.test(text)) return 'a carriage return inside a line would become a line end';
  if (text.includes('\0')) return 'Markdown cannot hold a zero byte';
  return commentLength(body) > COMMENT_LIMIT ? 'it is too long for a comment' : undefined;
}
