/** What the page and its worker say to each other. */
import type { Migration } from 'restage/engine';
import type { Decisions } from './decisions.ts';

/** One question to the engine. */
export interface Job {
  readonly text: string;
  readonly release: string;
  readonly decisions: Decisions;
}

/** The worker answers only the newest question it has got. */
export interface Request extends Job {
  readonly sequence: number;
}

/**
 * How much the engine knew.
 *
 * - `recognised`: by the first digits of each digest
 * - `confirmed`: by the whole digests
 * - `complete`: digests that are in no list have also been compared with rebuilt indexes
 */
export type Stage = 'recognised' | 'confirmed' | 'complete';

export type Answer =
  | { readonly kind: 'result'; readonly sequence: number; readonly migration: Migration; readonly stage: Stage }
  /** `catalogue`: there can be no result. `digests`: there can be no result beyond `recognised`. */
  | { readonly kind: 'unavailable'; readonly what: 'catalogue' | 'digests' };
