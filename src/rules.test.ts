import { expect, it } from 'vitest';
import { pairRules } from './rules.ts';

it('gives each rule its page, in the order of the rules', () => {
  const pairs = pairRules([{ name: 'b' }, { name: 'a' }], [{ id: 'a' }, { id: 'b' }]);
  expect(pairs).toEqual([
    { rule: { name: 'b' }, page: { id: 'b' } },
    { rule: { name: 'a' }, page: { id: 'a' } },
  ]);
});

it('fails for a rule without a page and a page without a rule, and names both', () => {
  expect(() => pairRules([{ name: 'a' }], [{ id: 'b' }])).toThrow(/rule a has no rule\.md; b\/rule\.md has no rule/);
});
