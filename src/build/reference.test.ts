/** What pages of the reference show as code does what they say. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../migrate/link/link.ts';

const page = (name: string) => readFileSync(`content/docs/reference/${name}`, 'utf8');

/** The code under a title on a page. */
function codeOf(name: string, title: string): string {
  const [, code] = page(name).split(`title="${title}"\n`);
  if (code === undefined) throw new Error(`${name} has no code with the title ${title}`);
  return code.slice(0, code.indexOf('```'));
}

/** Runs a module of a page. */
function load(code: string): Promise<Record<string, (value: never) => unknown>> {
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
}

describe('links', () => {
  const shared = { files: [{ path: 'app/Dockerfile', text: 'FROM a\n# ü\n' }], release: '2026.03.0' };

  it('are written as the page says', async () => {
    const { fragment } = await load(codeOf('links.mdx', 'write.mjs'));
    expect(await decodeLink(fragment?.(shared as never) as string)).toEqual(shared);
  });

  it('are read as the page says', async () => {
    const { read } = await load(codeOf('links.mdx', 'read.mjs'));
    expect(read?.((await encodeLink(shared)) as never)).toEqual({ version: 2, state: shared });
  });
});

it('promises are proved by files that are there', () => {
  const [, table = ''] = page('levels.mdx').split('## What is promised of every result');
  const files = [...new Set([...table.matchAll(/`([\w-]+(?:\.test)?\.ts)`/g)].map(([, file]) => file))];
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((file) => globSync(`packages/migrator/src/${file}`).length !== 1)).toEqual([]);
});

it('the import runs no action of others, so that there is nothing to pin', () => {
  const workflow = readFileSync('.github/workflows/import-release.yml', 'utf8');
  expect(workflow).not.toMatch(/^\s*(?:- )?uses:/m);
  // What somebody types reaches a script through the environment only.
  const scripts = workflow.split('\n').filter((line) => line.includes('${{') && !/^\s+[A-Z_]+: \$\{\{/.test(line));
  expect(scripts).toEqual([]);
});
