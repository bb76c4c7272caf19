/** What a migration did and left, as every report counts it. */
import type { Finding } from '../finding.ts';
import type { ReadFile } from './result.ts';

/** A file of which some of the work for people may be done already. */
export interface ReviewedFile extends ReadFile {
  /** Ids of the findings without edits that a person has dealt with. Default: none. */
  readonly done?: ReadonlySet<string>;
}

/** The findings, by what became of them. */
export interface Work<F> {
  readonly applied: readonly F[];
  /** They have edits, which are not part of the output. */
  readonly off: readonly F[];
  /** Advice and blockers: a person has to look or to act. */
  readonly todo: readonly F[];
  /** What is about reproducible builds and not applied: no part of the migration, and among none of the others. */
  readonly apart: readonly F[];
}

export function workOf<F extends Pick<Finding, 'applied' | 'edits' | 'topic'>>(findings: readonly F[]): Work<F> {
  const isApart = ({ applied, topic }: F) => topic === 'reproducibility' && !applied;
  const rest = findings.filter((finding) => !isApart(finding));
  return {
    applied: rest.filter(({ applied }) => applied),
    off: rest.filter(({ applied, edits }) => !applied && edits.length > 0),
    todo: rest.filter(({ edits }) => edits.length === 0),
    apart: findings.filter(isApart),
  };
}

/** `1 change`, `2 changes` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
