/** The pages of the rules: that each rule has one, and that each sample on it is true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { migrate } from '../migrate-bundled.ts';
import { readHeadings, readSamples, type Sample } from '../testing/samples.ts';
import { rules } from './rules.ts';

const HEADINGS = ['What changed', 'What to do', 'When not to', 'Evidence', 'Samples'];

const readPage = (rule: string) => readFileSync(`${import.meta.dirname}/${rule}/rule.md`, 'utf8');

test('every page belongs to a rule', () => {
  const pages = readdirSync(import.meta.dirname).filter((name) => existsSync(`${import.meta.dirname}/${name}/rule.md`));
  expect(pages).toEqual(rules.map(({ name }) => name).toSorted());
});

describe.each(rules.map(({ name }) => name))('%s', (rule) => {
  const page = readPage(rule);
  const samples = readSamples(rule, page);

  test('the page has its headings', () => expect(readHeadings(page)).toEqual(HEADINGS));

  test('there are at least three samples and three near misses, each under its own title', () => {
    expect(samples.filter(({ isNearMiss }) => !isNearMiss).length).toBeGreaterThanOrEqual(3);
    expect(samples.filter(({ isNearMiss }) => isNearMiss).length).toBeGreaterThanOrEqual(3);
    const titles = samples.map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
  });

  test.each(samples)('$title', (sample) => {
    const { ok, output, findings } = migrate(sample.text, sample.options);
    expect(ok).toBe(true);
    expect(output).toBe(sample.expected);
    expectFindings(
      sample,
      findings.filter((finding) => finding.rule === rule),
    );
    expect(migrate(output, sample.options).output, 'run again').toBe(output);
  });

  test.each(samples)('$title, with all rules', ({ text, options }) => {
    const { only, ...others } = options;
    const { ok, output } = migrate(text, others);
    expect(ok).toBe(true);
    expect(migrate(output, others).output, 'run again').toBe(output);
  });
});

/** A near miss without findings on the page has none; a sample that changes and shows none has at least one. */
function expectFindings({ isNearMiss, findings: shown }: Sample, findings: readonly Finding[]) {
  const found = findings.map(({ range, level, message }) => `${range.line}: ${level}: ${message}`);
  if (shown || isNearMiss) expect(found).toEqual(shown ?? []);
  else expect(found).not.toEqual([]);
}

test.each([
  ['begins with another fence', '```dockerfile after\nFROM scratch\n```'],
  ['has the fences “” after the first', '```dockerfile before\nFROM scratch\n```'],
  [
    'has the fences “dockerfile after” after',
    '```dockerfile unchanged\nFROM a\n```\n\n```dockerfile after\nFROM b\n```',
  ],
  ['has the unknown option target=1', '```dockerfile unchanged target=1\nFROM scratch\n```'],
  ['has sometimes where auto, keep', '```dockerfile unchanged tags=sometimes\nFROM scratch\n```'],
])('a sample that %s is refused', (problem, fences) => {
  expect(() => readSamples('a-rule', `## Samples\n\n### A title\n\n${fences}\n`)).toThrow(problem);
});
