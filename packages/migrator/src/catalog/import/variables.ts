/** The words of a Containerfile as Docker reads them: quotes and escapes resolved, variables put in. */

/** The value of a variable; undefined where it is not known. */
export type Lookup = (name: string) => string | undefined;

const CONTINUATION = String.raw`\\[ \t]*\r?\n[ \t]*`;
const VARIABLE = String.raw`\$(?<bare>[A-Za-z_]\w*)|\$\{(?<braced>[^}]*)\}`;
/** What comes next outside double quotes, and inside them, where an apostrophe is a letter. */
const PLAIN = new RegExp(
  String.raw`^(?:${CONTINUATION}|${VARIABLE}|'(?<single>[^']*)'|\\(?<escaped>[^])|(?<quote>")|(?<other>[^]))`,
);
const QUOTED = new RegExp(String.raw`^(?:${CONTINUATION}|${VARIABLE}|\\(?<escaped>["$\\])|(?<quote>")|(?<other>[^]))`);

/**
 * Reads a word.
 *
 * @param written the word as written
 * @returns undefined where the word depends on something that is not known here
 */
export function readWord(written: string, lookup: Lookup): string | undefined {
  let word = '';
  let quoted = false;
  for (let rest = written; rest !== ''; ) {
    const match = (quoted ? QUOTED : PLAIN).exec(rest);
    const { bare, braced, single, escaped, quote, other } = match?.groups ?? {};
    // `${NAME:-default}` and its relatives are the name of nothing, so they are not known.
    const name = bare ?? braced;
    const value = name === undefined ? (single ?? escaped ?? other ?? '') : lookup(name);
    if (value === undefined) return undefined;
    word += value;
    if (quote) quoted = !quoted;
    rest = rest.slice(match?.[0].length);
  }
  return word;
}
