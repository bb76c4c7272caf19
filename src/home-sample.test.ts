import { readFileSync } from 'node:fs';
import { migrate } from 'restage';
import { expect, it } from 'vitest';

const home = readFileSync('content/docs/index.mdx', 'utf8');

/** The lines of the home page's diff that do not start with the given mark, without their marks. */
function side(hidden: '-' | '+'): string {
  const [, diff = ''] = /```diff [^\n]*\n([\s\S]*?)```/.exec(home) ?? [];
  const lines = diff.split('\n').filter((line) => !line.startsWith(hidden));
  return lines.map((line) => line.slice(1)).join('\n');
}

it('the diff on the home page is what the engine does', () => {
  const migration = migrate(side('+'), { release: '2026.03.0' });
  expect(migration.output).toBe(side('-'));
  expect(migration.releases.found).toContain('2025.10.0');
});
