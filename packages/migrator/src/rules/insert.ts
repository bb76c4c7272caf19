import type { Dockerfile, Instruction } from '../dockerfile/dockerfile.ts';
import type { Edit } from '../edits.ts';

/** Inserts an instruction on a line of its own below another, indented and ended as that one is. */
export function insertAfter({ text, lines }: Dockerfile, instruction: Instruction, inserted: string): Edit {
  const { start, end } = instruction.range;
  const at = lines.endOfLine(end);
  const { column } = lines.place({ start, end: start });
  const before = text.slice(start - column + 1, start);
  const indent = /^[ \t]*$/.test(before) ? before : '';
  return { start: at, end: at, text: `${lineBreak(text, at)}${indent}${inserted}` };
}

/** Takes an instruction away, with its line where it has that for itself. */
export function remove({ text, lines }: Dockerfile, { range }: Instruction): Edit {
  const after = lines.endOfLine(range.end);
  const hasLine = lines.place(range).column === 1 && text.slice(range.end, after).trim() === '';
  const lineBreak = /^\r?\n/.exec(text.slice(after, after + 2))?.[0] ?? '';
  return { start: range.start, end: hasLine ? after + lineBreak.length : range.end, text: '' };
}

/** The line break at a place; at the end of the text the one the text begins with. */
function lineBreak(text: string, at: number): string {
  if (text.startsWith('\r\n', at)) return '\r\n';
  if (text[at] === '\n') return '\n';
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
