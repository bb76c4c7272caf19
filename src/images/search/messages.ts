/** What the page and its search worker say to each other. */
import type { Match, Progress } from './find.ts';
import type { Query } from './query.ts';

/** Only the newest request is answered. */
export type Request = Pick<Extract<Query, { kind: 'digest' }>, 'digest' | 'name'> & { readonly sequence: number };

/** What a digest turned out to be, as far as it is known by now. */
export type Outcome =
  | { readonly kind: 'found'; readonly matches: readonly Match[] }
  | { readonly kind: 'comparing'; readonly progress: Progress }
  | { readonly kind: 'unknown' }
  /** The digests could not be loaded. */
  | { readonly kind: 'unavailable' };

export interface Answer {
  readonly sequence: number;
  readonly outcome: Outcome;
}
