/**
 * Markdown for comments on GitHub, in which text that comes from a file does nothing: it is no link, no mention, no
 * markup. A backslash is not enough for that. It hides a mark from Markdown alone, and GitHub looks for mentions, issues,
 * commits, addresses and emoji in what Markdown makes of it; only in code it does not.
 */
import { clip, visible } from './visible.ts';

/** What GitHub takes as one comment at most, in characters. */
export const COMMENT_LIMIT = 65_536;

/** What is shown of one text at most: our own sentences are shorter, and a file may hold anything. */
const LONGEST = 1000;

/** Words of these are text and nothing else, also at GitHub, unless they are `LIVE`. */
const PLAIN = /^[\p{L}\p{M}\p{N}.,;:!?'’"“”()…–—/%+-]+$/u;

/** Addresses, emoji, commits and issues. */
const LIVE = /:\/\/|www\.|:[\w+-]+:|\b[0-9a-f]{7,40}\b|\bgh-\d/i;

/** Punctuation before and after a word. */
const PARTS = /^([([“"']*)(.*?)([\])”"'’.,;!?…]*)$/su;

/**
 * The length of a comment, in UTF-16 code units.
 *
 * A line end counts twice: browsers send it as CR LF, and GitHub keeps both (its API shows them in bodies of comments).
 */
export function commentLength(text: string): number {
  let length = text.length;
  for (const _ of text.matchAll(/(?<!\r)\n|\r(?!\n)/g)) length += 1;
  return length;
}

/** Text as part of a line or of a table's cell; words that could be more than text become code. */
export function inert(text: string, longest: number = LONGEST): string {
  return visible(clip(text, longest)).split(/\s+/).filter(Boolean).map(inertWord).join(' ');
}

/** Text as code within a line or a table's cell. */
export function code(text: string): string {
  const shown = visible(clip(text, LONGEST));
  // Elsewhere than in backticks no character is safe, but every character reference is.
  return /^[^\s`|](?:[^`|]*[^\s`|])?$/u.test(shown)
    ? `\`${shown}\``
    : `<code>${shown.replace(OTHERS, reference)}</code>`;
}

/** Text as a block of code, in a fence that it cannot close. */
export function fenced(language: string, text: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** A link; the label is Markdown, the address any text. */
export function link(label: string, address: string): string {
  return `[${label}](${address.replace(/[^\w.~:/?#[\]@!&*+,;=%-]/gu, percent).replaceAll('&', '&amp;')})`;
}

const OTHERS = /[^\p{L}\p{M}\p{N}]/gu;

function inertWord(word: string): string {
  if (PLAIN.test(word) && !LIVE.test(word)) return word;
  const [, before = '', core = '', after = ''] = PARTS.exec(word) ?? [];
  const isText = core === '' || (PLAIN.test(core) && !LIVE.test(core));
  return brackets(before) + (isText ? core : code(core)) + brackets(after);
}

function brackets(marks: string): string {
  return marks.replace(/[[\]]/g, '\\$&');
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

function percent(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
