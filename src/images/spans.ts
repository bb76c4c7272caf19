/** Releases that follow each other, taken together. */

export interface Span {
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/**
 * The spans that releases make up, newest first.
 *
 * @param ids oldest first
 * @param all every release, oldest first
 */
export function spansOf(ids: readonly string[], all: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const id of ids) {
    const before = spans.at(-1);
    if (before && all.indexOf(id) === all.indexOf(before.last) + 1) {
      spans[spans.length - 1] = { ...before, last: id, count: before.count + 1 };
    } else spans.push({ first: id, last: id, count: 1 });
  }
  return spans.reverse();
}

/** `2025.08.0 to 2025.10.0, 2025.02.1`. */
export function spanText(spans: readonly Span[]): string {
  return spans.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)).join(', ');
}
