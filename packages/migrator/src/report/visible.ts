/** What a terminal obeys or does not show: control characters, and marks that reorder or hide text around them. */
const HIDDEN = /(?!\t)\p{Cc}|[\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * Makes a line safe and honest to print: what a terminal would obey or hide stands there as a visible sign.
 *
 * @param line text of one line; a line break in it becomes visible too, so that it cannot pose as a line of ours
 */
export function visible(line: string): string {
  return line.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    // Unicode has pictures for these: ␛ for the escape character, ␡ for delete.
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** At most so many UTF-16 code units of a text and, where there was more, an ellipsis. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Half of a pair would be no character.
  return `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
