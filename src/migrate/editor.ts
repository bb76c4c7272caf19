import type { Level, Topic } from 'restage/engine';

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

/** What an editor shows of one finding, at its place. */
export interface Mark extends Selected {
  readonly id: string;
  readonly level: Level;
  readonly topic: Topic;
  /**
   * - `on`: its edits are in the result
   * - `off`: they are not
   * - `skipped`: they were wanted, and had to give way
   * - `task`: a person has to act
   * - `done`: a person has acted
   */
  readonly state: 'on' | 'off' | 'skipped' | 'task' | 'done';
  readonly rule: string;
  /** Plain text that may hold words of the file: never to be read as Markdown or HTML. */
  readonly message: string;
  /** What there is to add to the message; plain text as well. */
  readonly note: string | undefined;
  /** The page of the rule, from the root of this server. */
  readonly url: string;
}

/** What the catalogue says of one image, in its reference, which goes from `start` to `end`. */
export interface Label extends Selected, Words {
  /** Where the words stand: before the digest, so that they find room where a long line wraps. */
  readonly at: number;
}

/** A few words about an image. */
export interface Words {
  readonly text: string;
  /** `listed`: in the catalogue. `target`: already on the target release. `open`: not known or not fixed. `wrong`: cannot work. */
  readonly tone: 'listed' | 'target' | 'open' | 'wrong';
  /** The whole sentence. Plain text that may hold words of the file. */
  readonly title: string;
}
