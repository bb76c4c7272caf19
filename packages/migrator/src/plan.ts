/** From what the rules found to what is done: levels, decisions, overlaps. */
import { type Edit, overlaps } from './edits.ts';
import type { Level } from './finding.ts';
import type { MigrateOptions } from './options.ts';
import type { Range } from './range.ts';

/** A finding before it is known whether its edits are applied. */
export interface Proposal {
  readonly id: string;
  readonly rule: string;
  readonly level: Level;
  readonly at: Range;
  readonly message: string;
  readonly edits: readonly Edit[];
  /** As in a rule's finding. */
  readonly choice?: string;
}

export interface Planned {
  readonly proposal: Proposal;
  readonly applied: boolean;
  readonly skipped?: string;
}

/**
 * Decides which proposals are carried out.
 *
 * @param proposals in the order of the rules; of two that overlap the earlier wins, and the later says why it is left out
 */
export function plan(
  proposals: readonly Proposal[],
  { level = 'safe', decisions = {} }: MigrateOptions,
): readonly Planned[] {
  const isWanted = ({ id, level: own, edits }: Proposal): boolean => {
    if (edits.length === 0) return false;
    if (Object.hasOwn(decisions, id)) return decisions[id] === true;
    return own === 'safe' || (own === 'suggestion' && level === 'suggestion');
  };
  const conflicts = findConflicts(proposals.filter(isWanted));
  const applied = new Set<Proposal>();
  return proposals.map((proposal) => {
    if (!isWanted(proposal)) return { proposal, applied: false };
    const winner = conflicts.get(proposal)?.find((other) => applied.has(other));
    if (winner) {
      return {
        proposal,
        applied: false,
        skipped: isAlternative(proposal, winner)
          ? `It is another way out of what ${winner.rule} settles.`
          : `It changes the same text as ${winner.rule}; run again to see what is left.`,
      };
    }
    applied.add(proposal);
    return { proposal, applied: true };
  });
}

function isAlternative(a: Proposal, b: Proposal): boolean {
  return a.choice !== undefined && a.choice === b.choice && a.rule !== b.rule;
}

/** Which proposals share a choice, or text, the latter found in one pass over their edits from left to right. */
function findConflicts(proposals: readonly Proposal[]): ReadonlyMap<Proposal, readonly Proposal[]> {
  const conflicts = new Map<Proposal, Proposal[]>();
  const note = (a: Proposal, b: Proposal) => conflicts.set(a, [...(conflicts.get(a) ?? []), b]);
  const choices = proposals.filter(({ choice }) => choice !== undefined);
  for (const group of Map.groupBy(choices, ({ choice }) => choice).values()) {
    for (const a of group) for (const b of group) if (isAlternative(a, b)) note(a, b);
  }
  const edits = proposals
    .flatMap((owner) => owner.edits.map((edit) => ({ edit, owner })))
    .sort((a, b) => a.edit.start - b.edit.start);
  let open: { readonly edit: Edit; readonly owner: Proposal }[] = [];
  for (const current of edits) {
    open = open.filter(({ edit }) => edit.end > current.edit.start);
    for (const other of open) {
      if (other.owner === current.owner || !overlaps(other.edit, current.edit)) continue;
      note(other.owner, current.owner);
      note(current.owner, other.owner);
    }
    open.push(current);
  }
  return conflicts;
}
