/** `1 image`, `2 images`; `words` where an `s` does not make the plural. */
export function count(number: number, word: string, words = `${word}s`): string {
  return `${number} ${number === 1 ? word : words}`;
}
