import type { Rule } from '../rule.ts';

export const unusedSuppression: Rule = {
  name: 'unused-suppression',
  summary: 'A restage comment silences nothing',
  level: 'advice',
  ecosystem: 'restage',
  *find({ unusedSuppressions }) {
    for (const { at, rule, isKnown } of unusedSuppressions) {
      yield {
        at,
        message: isKnown
          ? `${rule} finds nothing here, so this comment can go.`
          : `There is no rule named ${rule}, so this comment silences nothing.`,
      };
    }
  },
};
