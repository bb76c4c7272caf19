/**
 * Splits a Dockerfile into instructions, as BuildKit does (frontend/dockerfile/parser). dockerfile-ast reads the words
 * of an instruction; on where one ends it differs from BuildKit in rare files: heredocs whose name has quotes or a
 * descriptor, `<<` inside quotes, a line that ends in two backslashes, comments that hold a backslash.
 */
import { readHeredocs } from './heredocs.ts';
import { type Joined, join } from './joined.ts';
import type { Part } from './reference.ts';

export interface SplitDockerfile {
  /** The character that continues a line. */
  readonly escape: string;
  /** Comment lines between instructions, parser directives included. */
  readonly comments: readonly Part[];
  readonly instructions: readonly SplitInstruction[];
}

export interface SplitInstruction {
  /** The instruction on one line: comments and continuations taken out, heredocs left out. */
  readonly line: Joined;
  /** End of its last line, heredocs included. */
  readonly end: number;
}

export function splitDockerfile(text: string): SplitDockerfile {
  const lines = readLines(text);
  const escapeCharacter = readEscape(lines);
  const comments: Part[] = [];
  const instructions: SplitInstruction[] = [];

  let next = 0;
  while (next < lines.length) {
    const first = trimStart(lines[next]);
    if (first.text === '' || first.text.startsWith('#')) {
      if (first.text !== '') comments.push(first);
      next += 1;
      continue;
    }
    const parts: Part[] = [];
    let end = first.end;
    for (let part: Part | undefined = first; part; part = lines[next]) {
      next += 1;
      end = part.end;
      const length = continuedLength(part.text, escapeCharacter);
      parts.push({ ...part, text: part.text.slice(0, length) });
      if (length === part.text.length) break;
      while (isSkipped(lines[next])) next += 1;
    }
    const line = trim(join(parts));
    if (line.text === '') continue;
    for (const { name, stripsTabs } of takesHeredocs(line.text) ? readHeredocs(line.text) : []) {
      const isEnd = ({ text }: Part) => (stripsTabs ? text.replace(/^\t+/, '') : text) === name;
      let body = lines[next++];
      while (body && !isEnd(body)) body = lines[next++];
      end = body?.end ?? text.length;
    }
    instructions.push({ line, end });
  }
  return { escape: escapeCharacter, comments, instructions };
}

/** The lines without their line breaks, the first without a byte order mark. */
function readLines(text: string): readonly Part[] {
  const lines: Part[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const next = feed === -1 ? text.length : feed;
    const end = next > start && text[next - 1] === '\r' ? next - 1 : next;
    lines.push({ text: text.slice(start, end), start, end });
    start = next + 1;
  }
  return lines;
}

/** Parser directives stand before everything else; the first line that is none ends them. */
function readEscape(lines: readonly Part[]): string {
  for (const line of lines) {
    const directive = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(trimStart(line).text);
    if (!directive) break;
    if (directive[1]?.toLowerCase() === 'escape' && directive[2] === '`') return '`';
  }
  return '\\';
}

/** How much of a line stands before its continuation character; all of it where the line does not continue. */
function continuedLength(text: string, escapeCharacter: string): number {
  let last = text.length - 1;
  while (text[last] === ' ' || text[last] === '\t') last -= 1;
  return text[last] === escapeCharacter && text[last - 1] !== escapeCharacter ? last : text.length;
}

/** Comments and empty lines between continued lines are nothing. */
function isSkipped(line: Part | undefined): boolean {
  return line !== undefined && /^\s*(?:#|$)/.test(line.text);
}

function takesHeredocs(line: string): boolean {
  return /^(?:onbuild\s+)?(?:add|copy|run)\s/i.test(line);
}

function trimStart(line: Part | undefined): Part {
  if (!line) return { text: '', start: 0, end: 0 };
  const text = line.text.trimStart();
  return { text, start: line.end - text.length, end: line.end };
}

function trim(line: Joined): Joined {
  const start = line.text.length - line.text.trimStart().length;
  return line.slice(start, Math.max(start, line.text.trimEnd().length));
}
