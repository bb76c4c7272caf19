/** What the page needs of an editor, whichever it is. Offsets count in the text as editors show it; see `text.ts`. */
export interface Editor {
  focus(): void;
  /** Selects a stretch of the text, brings it into view and takes the focus. */
  show(range: Selected): void;
  snapshot(): Snapshot;
  /** Resolves when no character is half typed: composing must not be cut short. */
  composed(): Promise<void>;
}

export interface Selected {
  readonly start: number;
  readonly end: number;
}

/** What one editor hands on to the one that takes its place. */
export interface Snapshot extends Selected {
  readonly hasFocus: boolean;
  /** The first line in view, counted from 0. */
  readonly topLine: number;
}
