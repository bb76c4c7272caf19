/** The rules about reproducible builds, and the checklist: a part of its own, for those that load it later. */
import { type Practice, reproducibilityChecklist } from './checklist/checklist.ts';
import type { Finding } from './finding.ts';
import type { PracticeRule } from './rules/practice.ts';
import { reproducibilityRules } from './rules/reproducibility-rules.ts';
import type { Context } from './rules/rule.ts';

/** What `migrateWith` takes to speak of reproducible builds too. */
export interface Reproducibility {
  readonly rules: readonly PracticeRule[];
  /** The checklist of a file, in an order that does not depend on it. */
  checklist(context: Context, findings: readonly Finding[]): readonly Practice[];
}

/** What `migrate` says of reproducible builds, for `migrateWith`. */
export const reproducibility: Reproducibility = { rules: reproducibilityRules, checklist: reproducibilityChecklist };
