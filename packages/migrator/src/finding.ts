import type { Edit } from './edits.ts';
import type { Place } from './range.ts';

/**
 * How far a finding may be trusted to act on its own.
 *
 * - `safe`: applied by default; cannot change what a correct build does
 * - `suggestion`: has an edit, applied only when somebody accepts it
 * - `advice`: no edit; something a person should know
 * - `blocker`: the build cannot succeed on the target release until a person acts
 */
export type Level = 'safe' | 'suggestion' | 'advice' | 'blocker';

/** What a finding is about: the way to the target release, or whether two builds give the same bytes. */
export type Topic = 'migration' | 'reproducibility';

/** One thing to say about one place of the file. */
export interface Finding {
  /** Names this finding in this text: the rule and where it stands, as `update-image@3:6`. */
  readonly id: string;
  readonly rule: string;
  readonly topic: Topic;
  readonly level: Level;
  /** One sentence: what is so, and what the edit does or what a person should do. Plain text. */
  readonly message: string;
  readonly range: Place;
  /** Whether the edits below are part of the output. */
  readonly applied: boolean;
  /** Why the edits are not part of the output although they were selected. */
  readonly skipped?: string;
  /** All or none of them are applied. Empty for advice and blockers. */
  readonly edits: readonly Edit[];
  /** The page that explains the rule, relative to the site: `/rules/update-image/`. */
  readonly url: string;
}
