import { expect, test } from 'vitest';
import { type Proposal, plan } from './plan.ts';

const proposal = (rule: string, start: number, more: Partial<Proposal> = {}): Proposal => ({
  id: `${rule}@1:${start + 1}`,
  rule,
  level: 'suggestion',
  at: { start, end: start + 1 },
  message: '',
  edits: [{ start, end: start + 1, text: 'x' }],
  ...more,
});

const outcome = (proposals: readonly Proposal[], options: Parameters<typeof plan>[1] = { level: 'suggestion' }) =>
  plan(proposals, options).map(({ applied, skipped }) => (applied ? 'applied' : (skipped ?? 'left')));

test('of two that change the same text the earlier is applied', () => {
  expect(outcome([proposal('first', 0), proposal('second', 0), proposal('third', 1)])).toEqual([
    'applied',
    'It changes the same text as first; run again to see what is left.',
    'applied',
  ]);
});

test('of two ways out of one problem the earlier is applied', () => {
  expect(outcome([proposal('move', 0, { choice: 'compiler' }), proposal('stay', 5, { choice: 'compiler' })])).toEqual([
    'applied',
    'It is another way out of what move settles.',
  ]);
});

test('the other way out is open once the first is declined', () => {
  const proposals = [proposal('move', 0, { choice: 'compiler' }), proposal('stay', 5, { choice: 'compiler' })];
  expect(outcome(proposals, { decisions: { 'move@1:1': false, 'stay@1:6': true } })).toEqual(['left', 'applied']);
});

test('one rule may settle a choice by several changes', () => {
  expect(outcome([proposal('stay', 0, { choice: 'compiler' }), proposal('stay', 5, { choice: 'compiler' })])).toEqual([
    'applied',
    'applied',
  ]);
});

test('other choices do not matter', () => {
  expect(
    outcome([proposal('move', 0, { choice: 'a' }), proposal('stay', 5, { choice: 'b' }), proposal('go', 9)]),
  ).toEqual(['applied', 'applied', 'applied']);
});
