/** The flags of an instruction, by BuildKit's rules (split_command.go, extractBuilderFlags). */
import type { Flag } from './dockerfile.ts';
import { type Joined, join } from './joined.ts';

/**
 * Reads the words that begin with `--`, up to the first that does not.
 *
 * @param args what follows the keyword
 * @returns the flags, and the index in `args` where the rest begins
 */
export function readFlags(args: Joined): { readonly flags: readonly Flag[]; readonly rest: number } {
  const flags: Flag[] = [];
  let at = skipBlanks(args.text, 0);
  while (args.text.startsWith('--', at)) {
    const written = args.slice(at, wordEnd(args.text, at));
    const word = unquote(written);
    at = skipBlanks(args.text, at + written.text.length);
    if (word.text === '--') break;
    const equals = word.text.indexOf('=');
    flags.push({
      name: equals === -1 ? word.text.slice(2) : word.text.slice(2, equals),
      value: equals === -1 ? undefined : word.slice(equals + 1),
      start: written.start,
      end: written.end,
    });
  }
  return { flags, rest: at };
}

/** Blanks inside quotes, and after a backslash, belong to the word. */
function wordEnd(text: string, from: number): number {
  let quote: string | undefined;
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (quote !== undefined) quote = char === quote ? undefined : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (isBlank(char)) break;
  }
  return Math.min(at, text.length);
}

/** Takes away the quotes, wherever they stand, and the backslashes that escape. */
function unquote(word: Joined): Joined {
  if (!/["'\\]/.test(word.text)) return word;
  const kept: Joined[] = [];
  let quote: string | undefined;
  for (let at = 0; at < word.text.length; at += 1) {
    const char = word.text[at];
    if (char === '\\') {
      at += 1;
      kept.push(word.slice(at, at + 1));
    } else if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) quote = char;
    else kept.push(word.slice(at, at + 1));
  }
  return join(kept);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at += 1;
  return at;
}

function isBlank(char: string | undefined): boolean {
  return char !== undefined && /\s/.test(char);
}
