/** The words inside the value of an ENV or ARG, RUSTFLAGS for instance, and how to add to them in the style found. */
import type { Dockerfile, Variable } from '../dockerfile/dockerfile.ts';
import type { Part } from '../dockerfile/reference.ts';
import type { Edit } from '../edits.ts';

/**
 * The words of a value as the program that gets it sees them, with their places: separated by blanks, by escaped
 * blanks, or by continued lines.
 */
export function envWords({ raw }: Variable, dockerfile: Dockerfile): readonly Part[] {
  if (!raw) return [];
  const { end, start, text } = unquoted(raw);
  const separator = dockerfile.escape === '`' ? /(?:`?[ \t]|`\r?\n|\r?\n)+/g : /(?:\\?[ \t]|\\\r?\n|\r?\n)+/g;
  const words: Part[] = [];
  let at = 0;
  for (const match of [...text.matchAll(separator), undefined]) {
    const to = match?.index ?? end - start;
    if (to > at) words.push({ text: text.slice(at, to), start: start + at, end: start + to });
    at = to + (match?.[0].length ?? 0);
  }
  return words;
}

/**
 * Adds words at the end of a value.
 *
 * @returns the edits; several where a value has to be quoted first; none for a variable without a value
 */
export function appendWords(dockerfile: Dockerfile, { raw }: Variable, words: readonly string[]): readonly Edit[] {
  if (!raw || words.length === 0) return [];
  const inner = unquoted(raw);
  const added = words.join(' ');
  const isQuoted = inner.start > raw.start;
  const isLegacy = dockerfile.text[raw.start - 1] !== '=';
  if (isQuoted || isLegacy) {
    const lineBreak = lastContinuation(inner.text, dockerfile.escape);
    const glue = lineBreak ?? ' ';
    const isEmpty = inner.text.trim() === '';
    // The closing quote may stand on a line of its own; the value goes on from its last word.
    const at = inner.start + inner.text.replace(/(?:\s|[\\`]\r?\n)+$/, '').length;
    return [{ start: at, end: at, text: isEmpty ? added : `${glue}${added}` }];
  }
  if (raw.text === '' || /["'\\`]/.test(raw.text)) {
    const at = raw.end;
    const escaped = added.replaceAll(' ', `${dockerfile.escape} `);
    return [{ start: at, end: at, text: raw.text === '' ? `"${added}"` : `${dockerfile.escape} ${escaped}` }];
  }
  return [
    { start: raw.start, end: raw.start, text: '"' },
    { start: raw.end, end: raw.end, text: ` ${added}"` },
  ];
}

/** Replaces one word by others, or takes it away together with the blank before it. */
export function replaceWord(words: readonly Part[], word: Part, by: string): Edit {
  if (by !== '') return { start: word.start, end: word.end, text: by };
  const index = words.indexOf(word);
  const before = words[index - 1];
  const after = words[index + 1];
  if (before) return { start: before.end, end: word.end, text: '' };
  return { start: word.start, end: after?.start ?? word.end, text: '' };
}

function unquoted(raw: Part): Part {
  const quote = raw.text[0];
  if ((quote !== '"' && quote !== "'") || raw.text.length < 2 || raw.text.at(-1) !== quote) return raw;
  return { text: raw.text.slice(1, -1), start: raw.start + 1, end: raw.end - 1 };
}

/** How the last line of a continued value begins, with the continuation before it. */
function lastContinuation(value: string, escapeCharacter: string): string | undefined {
  const lines = value.trimEnd().match(/[ \t]*[\\`]\r?\n[ \t]*/g) ?? [];
  const last = lines.at(-1);
  return last?.includes(escapeCharacter) ? last : undefined;
}
