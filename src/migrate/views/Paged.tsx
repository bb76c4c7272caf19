import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props<T> {
  readonly items: readonly T[];
  readonly size: number;
  /** What the items are, `findings`. */
  readonly noun: string;
  readonly children: (items: readonly T[]) => ComponentChildren;
}

/** Shows the first items of a list that may be too long for a page, and more when asked. */
export function Paged<T>({ items, size, noun, children }: Props<T>) {
  const [pages, setPages] = useState(1);
  const left = items.length - pages * size;
  return (
    <>
      {children(left > 0 ? items.slice(0, pages * size) : items)}
      {left > 0 && (
        <button type="button" class="more" onClick={() => setPages(pages + 1)}>
          Show {Math.min(size, left)} more of {left} {noun}
        </button>
      )}
    </>
  );
}
