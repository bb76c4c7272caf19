/** What a file does for builds that give the same bytes, practice by practice. There is no score: they do not weigh the same. */
import type { Finding } from '../finding.ts';
import { listLines, type Sighting } from '../rules/practice.ts';
import type { Context } from '../rules/rule.ts';
import { type Definition, definitions } from './practices.ts';

/** One practice, and what the file that was given, without any edit, does about it. */
export interface Practice {
  /** `base-images` */
  readonly name: string;
  /** What holds when it is met, without a full stop. */
  readonly title: string;
  /**
   * - `met`: seen in the file, at every place that it is about
   * - `missed`: a place is against it
   * - `not applicable`: the file has no such place, or does not tell; `reason` says which
   */
  readonly state: 'met' | 'missed' | 'not applicable';
  /** One sentence, with the lines. Plain text. */
  readonly reason: string;
  /** The rules that look for it; their pages are at `/rules/<rule>/`. */
  readonly rules: readonly string[];
  /** The ids of what those rules found in this file; a rule that is silenced finds nothing, and the state stays. */
  readonly findings: readonly string[];
}

/**
 * The checklist of a file, in an order that does not depend on it.
 *
 * @param findings what was found in the same file
 */
export function reproducibilityChecklist(context: Context, findings: readonly Finding[]): readonly Practice[] {
  return definitions.map((definition) => {
    const { name, rules, title } = definition;
    const own = findings.filter(({ rule }) => rules.includes(rule)).map(({ id }) => id);
    return { name, title, ...judge(definition, context), rules, findings: own };
  });
}

/** One place against it decides; then one that the file does not tell. What is met has been seen. */
function judge({ met, missed, none, see }: Definition, context: Context): Pick<Practice, 'state' | 'reason'> {
  const sightings = see(context);
  const lines = (state: Sighting['state']): string | undefined => {
    const those = sightings.filter((sighting) => sighting.state === state);
    return those.length > 0 ? listLines(those, context.dockerfile) : undefined;
  };
  const [broken, unknown, kept] = [lines('broken'), lines('unknown'), lines('kept')];
  if (broken) return { state: 'missed', reason: `${missed}: ${broken}.` };
  if (unknown) return { state: 'not applicable', reason: `It cannot be known from this file: ${unknown}.` };
  return kept ? { state: 'met', reason: `${met}: ${kept}.` } : { state: 'not applicable', reason: `${none}.` };
}
