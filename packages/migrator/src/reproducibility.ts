/** The rules about reproducible builds, and the checklist: a part of its own, for those that load it later. */
import { type Practice, reproducibilityChecklist } from './checklist/checklist.ts';
import type { Finding } from './finding.ts';
import type { PracticeRule } from './rules/practice.ts';
import { reproducibilityRules } from './rules/reproducibility-rules.ts';
import type { Context } from './rules/rule.ts';

/** What `migrateWith` takes to speak of reproducible builds too. */
export interface Reproducibility {
  readonly rules: readonly PracticeRule[];
  checklist(context: Context, findings: readonly Finding[]): readonly Practice[];
}

export const reproducibility: Reproducibility = { rules: reproducibilityRules, checklist: reproducibilityChecklist };
