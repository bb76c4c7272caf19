import { expect, test } from 'vitest';
import { reproducibilityNames } from './reproducibility-names.ts';
import { reproducibilityRules } from './reproducibility-rules.ts';
import { rules } from './rules.ts';

test('every rule about reproducible builds is named, and no other', () => {
  expect([...reproducibilityNames]).toEqual(reproducibilityRules.map(({ name }) => name));
  const about = rules.filter(({ ecosystem }) => ecosystem === 'reproducibility').map(({ name }) => name);
  expect([...reproducibilityNames]).toEqual(about);
});
