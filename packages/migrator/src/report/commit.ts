import { isChanged, type RunFacts } from './result.ts';
import { clip, visible } from './visible.ts';
import { type ReviewedFile, workOf } from './work.ts';

const LONGEST_LINE = 72;

/** What is said of one finding at most: our own sentences are shorter, and a file may hold anything. */
const LONGEST_TEXT = 1000;

/** The rule that moves images and does nothing else; what it says names the old version and the new one. */
const MOVES = 'update-image';

/**
 * A message for the commit that holds the changes: what moved, what else changed and what is left to people.
 *
 * Every line of the body is a heading of ours, or begins with an asterisk or a blank: so git takes nothing that came from
 * a file for a comment or a trailer. Mentions and issues in it are taken apart for GitHub's sake.
 *
 * @returns plain text with a final line feed: a subject of at most 72 characters, then a body of lines of at most 72,
 *   where no word is longer; empty when no file changes, because there is nothing to commit
 */
export function commitMessage(files: readonly ReviewedFile[], { target }: Pick<RunFacts, 'target'>): string {
  const changed = files.filter(isChanged);
  if (changed.length === 0) return '';
  const { applied } = workOf(changed.flatMap(({ migration }) => migration.findings));
  const byRule = Map.groupBy(applied, ({ rule }) => rule);
  const moves = byRule.get(MOVES) ?? [];
  byRule.delete(MOVES);
  const others = [...byRule].flatMap(([rule, findings]) => findings.map(({ message }) => `${rule}: ${message}`));
  const paragraphs = [
    subject(changed, moves.length > 0, target),
    list('Images that moved:', counted(moves.map(({ message }) => message))),
    list('Other changes:', counted(others)),
    list(
      'Left for a person to do:',
      files.flatMap((file) => todoOf(file, files.length > 1)),
    ),
  ];
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`;
}

/** It names the file where there is one and its name leaves room. */
function subject(changed: readonly ReviewedFile[], isMove: boolean, target: string): string {
  const [path = ''] = changed.length === 1 ? changed.map((file) => file.path) : [];
  const candidates = [path, path.slice(path.lastIndexOf('/') + 1)].filter(Boolean).map((name) => plain(name));
  const to = plain(target);
  const written = isMove
    ? [...candidates.map((name) => `Move StageX images of ${name} to ${to}`), `Move StageX images to ${to}`]
    : [...candidates.map((name) => `Adapt ${name} to StageX ${to}`), `Adapt to StageX ${to}`];
  return written.find((line) => columns(line) <= LONGEST_LINE) ?? 'Move StageX images';
}

function todoOf({ path, migration, done }: ReviewedFile, isNamed: boolean): readonly string[] {
  const { problem, findings } = migration;
  const left = workOf(findings).todo.filter(({ id }) => !done?.has(id));
  return [
    ...(problem === undefined ? [] : [`${isNamed ? `${path}: ` : ''}${problem}`]),
    ...left.map(({ level, message, range, rule }) => {
      const place = `${isNamed ? `${path} ` : ''}line ${range.line}`;
      return `${place}, ${level} of ${rule}: ${message}`;
    }),
  ];
}

/** The same said of several places is said once. */
function counted(texts: readonly string[]): readonly string[] {
  return [...Map.groupBy(texts, (text) => text)].map(([text, same]) =>
    same.length > 1 ? `${same.length} times: ${text}` : text,
  );
}

function list(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [heading, ...items.map(wrapped)].join('\n');
}

function wrapped(item: string): string {
  const lines: string[] = [];
  let line = '*';
  for (const word of plain(item).split(' ')) {
    if (columns(line) + 1 + columns(word) > LONGEST_LINE && line !== '*') {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n').trimEnd();
}

/** One line that is text and nothing else. */
function plain(text: string): string {
  return visible(clip(text, LONGEST_TEXT))
    .replace(/(#|\bGH-)(?=\d)|(?<!\w)@(?=\w)/gi, '$& ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}

function columns(text: string): number {
  return [...text].length;
}
