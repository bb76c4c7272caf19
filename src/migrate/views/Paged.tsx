import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props<T> {
  readonly items: readonly T[];
  /** What the items are, `findings`. */
  readonly noun: string;
  readonly children: (items: readonly T[]) => ComponentChildren;
}

/** Every line break that is typed above them draws them all anew, within the time of a frame. */
const SIZE = 50;

/** Shows the first items of a list that may be too long for a page, and more when asked. */
export function Paged<T>({ items, noun, children }: Props<T>) {
  const [pages, setPages] = useState(1);
  const left = items.length - pages * SIZE;
  return (
    <>
      {children(left > 0 ? items.slice(0, pages * SIZE) : items)}
      {left > 0 && (
        <button type="button" class="more" onClick={() => setPages(pages + 1)}>
          Show {Math.min(SIZE, left)} more of {left} {noun}
        </button>
      )}
    </>
  );
}
