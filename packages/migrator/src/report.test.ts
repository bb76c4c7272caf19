import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import * as report from './report.ts';

/** Everything that loading a module loads, by its path in this folder or the name of its package. */
function loaded(path: string, seen = new Set<string>()): Set<string> {
  const name = relative(import.meta.dirname, path);
  if (seen.has(name)) return seen;
  seen.add(name);
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gms);
  for (const [, from = ''] of imports) {
    if (from.startsWith('.')) loaded(join(dirname(path), from), seen);
    else seen.add(from);
  }
  return seen;
}

test('the door for pages loads no rule, no catalogue and nothing of Node', () => {
  const all = [...loaded(join(import.meta.dirname, 'report.ts'))];
  expect(all).toContain(join('report', 'comment.ts'));
  expect(all.filter((name) => !name.startsWith(join('report', '')) && name !== 'report.ts').sort()).toEqual([
    'diff',
    'edits.ts',
  ]);
});

test('the package has it as restage/report', async () => {
  expect(Object.keys(await import('restage/report')).sort()).toEqual(Object.keys(report).sort());
});
