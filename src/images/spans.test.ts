import { expect, it } from 'vitest';
import { spansOf, spanText } from './spans.ts';

const all = ['2025.05.2', '2025.06.0', '2025.06.1', '2025.07.0'];

it('takes together what follows each other, the newest first', () => {
  const spans = spansOf(['2025.05.2', '2025.06.1', '2025.07.0'], all);
  expect(spans.map(({ count }) => count)).toEqual([2, 1]);
  expect(spanText(spans)).toBe('2025.06.1 to 2025.07.0, 2025.05.2');
});

it('has no span of no release', () => {
  expect(spanText(spansOf([], all))).toBe('');
});
