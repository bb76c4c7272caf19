import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

interface Drawn {
  /** All that can be seen of it. */
  readonly look: string;
  readonly element: JSX.Element;
}

/**
 * Draws the rows of a long list: one that looks as before is the same element, which is not looked at again. While
 * somebody types, most rows stay as they are.
 *
 * @returns how to draw one: its key, all that can be seen of it, and what makes its element
 */
export function useDrawn(): (key: string, look: unknown, draw: () => JSX.Element) => JSX.Element {
  const drawn = useRef({ now: new Map<string, Drawn>(), before: new Map<string, Drawn>() });
  // What was not drawn last time is forgotten.
  drawn.current = { now: new Map(), before: drawn.current.now };
  return (key, value, draw) => {
    const look = JSON.stringify(value);
    const old = drawn.current.before.get(key);
    const element = old?.look === look ? old.element : draw();
    drawn.current.now.set(key, { look, element });
    return element;
  };
}
