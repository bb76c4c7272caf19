import { migrationRules } from './migration-rules.ts';
import { reproducibilityRules } from './reproducibility-rules.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which they speak. Of two that change the same text the earlier wins. */
export const rules: readonly Rule[] = [...migrationRules, ...reproducibilityRules];
