/** What the page and its worker say to each other. */
import type { Migration, ReleaseFile } from 'restage/engine';
import type { Work, WorkFile } from './work.ts';

/** One question to the engine: what becomes of each of these files. */
export interface Job extends Pick<Work, 'release' | 'options' | 'reach'> {
  /** The one that the reader looks at comes first. */
  readonly files: readonly JobFile[];
  /** The releases that the reader added to the catalogue. */
  readonly own: readonly ReleaseFile[];
}

export type JobFile = Pick<WorkFile, 'key' | 'text' | 'decisions'>;

/** The worker answers only the newest question it has got. */
export interface Request extends Omit<Job, 'own'> {
  readonly sequence: number;
  /** Absent: as in the question before. */
  readonly own?: Job['own'];
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
  | {
      readonly kind: 'result';
      readonly sequence: number;
      readonly key: number;
      readonly migration: Migration;
      readonly stage: Stage;
    }
  /** `catalogue`: there can be no result. `digests`: there can be no result beyond `recognised`. */
  | { readonly kind: 'unavailable'; readonly what: 'catalogue' | 'digests' };
