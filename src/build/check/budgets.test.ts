import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkBudgets, weigh } from './budgets.ts';
import { type BuiltSite, readPage } from './site.ts';

/** Text that compresses to more than so many kB. */
const heavy = (kilobytes: number) => randomBytes(kilobytes * 1000).toString('base64url');

function siteOf(texts: Readonly<Record<string, string>>): BuiltSite {
  const pages = Object.entries(texts).filter(([file]) => file.endsWith('.html'));
  return {
    base: '/docs/',
    origin: undefined,
    pages: pages.map(([file, html]) => readPage(file, html)),
    files: new Set(Object.keys(texts)),
    read: (file) => texts[file] ?? '',
  };
}

it('counts scripts with what they import, and not what they import later', () => {
  const site = siteOf({
    'index.html':
      '<script type="module" src="/docs/_astro/a.js"></script><link rel="modulepreload" href="/docs/_astro/a.js">',
    '_astro/a.js': `import{x}from"./b.js";import("./later.js");`,
    '_astro/b.js': `import"./c.js";"${heavy(3)}"`,
    '_astro/c.js': `"${heavy(5)}"`,
    '_astro/later.js': `"${heavy(50)}"`,
  });
  const weight = weigh(site).get('/');
  expect(weight?.script).toBeGreaterThan(8);
  expect(weight?.script).toBeLessThan(20);
  expect(checkBudgets(weigh(site))).toEqual([]);
});

it('counts the script of an island', () => {
  const site = siteOf({
    'index.html': '<astro-island component-url="/docs/_astro/a.js" renderer-url="/docs/_astro/b.js"></astro-island>',
    '_astro/a.js': `"${heavy(30)}"`,
    '_astro/b.js': `"${heavy(30)}"`,
  });
  expect(checkBudgets(weigh(site))).toEqual([expect.stringMatching(/^\/ has \d+\.\d kB of script, at most 40/)]);
});

it('names every page and every part that is too heavy, but not the migrator', () => {
  const page = `<link rel="stylesheet" href="/docs/a.css"><p>${heavy(30)}</p>`;
  const site = siteOf({ 'a/index.html': page, 'migrate/index.html': page, 'a.css': heavy(30) });
  expect(checkBudgets(weigh(site))).toEqual([
    expect.stringMatching(/^\/a\/ has \d+\.\d kB of html, at most 20/),
    expect.stringMatching(/^\/a\/ has \d+\.\d kB of style, at most 25/),
  ]);
});
