/** The findings as the list shows them. */
import type { Finding, Migration } from 'restage/engine';
import { isWanted } from './decisions.ts';
import type { Outcome } from './state.ts';
import type { WorkFile } from './work.ts';

export interface Row {
  readonly finding: Finding;
  /** Stays the same while text is typed elsewhere, unlike the id, which names a place: a list keeps the row it has. */
  readonly key: string;
  /** Whether the reader wants its edits; undefined where there are none and a person has to act. */
  readonly wanted: boolean | undefined;
  /** Whether a person ticked it off; undefined where there is nothing for a person to do. */
  readonly done: boolean | undefined;
  /** What there is to add to the message. */
  readonly note: string | undefined;
}

/** @param isSettling whether what the engine does not know for sure yet is still being found out */
export function rowsOf(
  { migration, stage }: Outcome,
  { decisions, done }: Pick<WorkFile, 'decisions' | 'done'>,
  isSettling: boolean,
): readonly Row[] {
  const unsettled = stage !== 'complete' && isSettling ? unsettledImages(migration) : new Map<number, string>();
  const counts = new Map<string, number>();
  const keyOf = ({ rule }: Finding) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return `${rule}-${count}`;
  };
  return migration.findings.map((finding) => ({
    finding,
    key: keyOf(finding),
    wanted: finding.edits.length > 0 ? isWanted(finding, decisions) : undefined,
    done: finding.edits.length > 0 ? undefined : done[finding.id] === true,
    note: finding.skipped ? `Not applied. ${finding.skipped}` : unsettled.get(finding.range.line),
  }));
}

/** The lines whose images are not finally recognised, and what is still being done about them. */
function unsettledImages({ images }: Migration): ReadonlyMap<number, string> {
  return new Map(
    images.flatMap(({ confirmed, range, state }): [number, string][] => {
      if (state === 'unlisted') return [[range.line, 'Still comparing…']];
      return confirmed === false ? [[range.line, 'Confirming…']] : [];
    }),
  );
}
