import { expect, it } from 'vitest';
import { pairRules, reach } from './rules.ts';

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

it.each([
  [{}, 'any'],
  [{ since: '2026.01.0' }, '2026.01.0 and later'],
  [{ until: '2026.01.0' }, 'up to 2026.01.0'],
  [{ since: '2026.03.0', until: '2026.03.0' }, '2026.03.0'],
  [{ since: '2026.01.0', until: '2026.03.0' }, '2026.01.0 to 2026.03.0'],
])('a rule with %j is for %s', (rule, releases) => {
  expect(reach(rule)).toBe(releases);
});
