import { globSync, readFileSync } from 'node:fs';
import { rules } from 'restage';
import { expect, test } from 'vitest';
import { explains, practicesOf, rulesOf } from './practices.ts';

const page = (id: string, ...rules: string[]) => ({ id, data: { title: id, rules } });
const folder = new URL('../../content/docs/reproducibility/', import.meta.url).pathname;

test('a page leads to its rules, and a rule to its pages', () => {
  const pages = [
    page('a', 'network-none', 'cargo-locked'),
    page('b', 'network-none'),
    { id: 'c', data: { title: 'c' } },
  ];
  expect(pages.map((page) => rulesOf(page, rules).map(({ name }) => name))).toEqual([
    ['network-none', 'cargo-locked'],
    ['network-none'],
    [],
  ]);
  expect(practicesOf('network-none', pages).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('pages come as in the sidebar, not by their file names', () => {
  const pages = ['environment', 'source-date-epoch'].map((name) => page(`reproducibility/${name}`, 'build-stamp'));
  expect(practicesOf('build-stamp', pages).map(({ id }) => id)).toEqual([
    'reproducibility/source-date-epoch',
    'reproducibility/environment',
  ]);
});

test('a practice is explained where most of its rules are named, and there first in the sidebar', () => {
  const pages = [
    page('reproducibility/caching', 'cargo-cache-layers', 'cargo-cache-target'),
    page('reproducibility/layers-and-mounts', 'cargo-cache-layers'),
    page('reproducibility/moving-tags', 'unpinned-image', 'pin-image'),
    page('reproducibility/pinning', 'unpinned-image', 'pin-image'),
  ];
  expect(explains(['cargo-cache-layers', 'cargo-cache-target'], pages)?.id).toBe('reproducibility/caching');
  expect(explains(['unpinned-image', 'pin-image'], pages)?.id).toBe('reproducibility/pinning');
  expect(explains(['network-none'], pages)).toBeUndefined();
});

test('a rule that does not exist ends the build', () => {
  expect(() => rulesOf(page('a', 'network-some'), rules)).toThrow('a names the rule network-some');
});

test('every rule about reproducible builds has a page that explains its practice', () => {
  const named = globSync('*.{md,mdx}', { cwd: folder }).flatMap(
    (file) => /^rules: \[(.*)\]$/m.exec(readFileSync(folder + file, 'utf8'))?.[1]?.split(', ') ?? [],
  );
  const about = rules.filter(({ ecosystem }) => ecosystem === 'reproducibility').map(({ name }) => name);
  expect(about.filter((name) => !named.includes(name))).toEqual([]);
});
