/** All rules. Of two that change the same text the earlier wins. */
import { migrationRules } from './migration-rules.ts';
import { reproducibilityRules } from './reproducibility-rules.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [...migrationRules, ...reproducibilityRules];
