import { expect, it } from 'vitest';
import { checkLinks } from './links.ts';
import { type BuiltSite, readPage } from './site.ts';

const ORIGIN = 'https://restage.example';

/** A site of pages by their files; other files have no content. */
function siteOf(texts: Readonly<Record<string, string>>, others: readonly string[] = [], base = '/'): BuiltSite {
  return {
    base,
    origin: ORIGIN,
    pages: Object.entries(texts)
      .filter(([file]) => file.endsWith('.html'))
      .map(([file, html]) => readPage(file, html)),
    files: new Set([...Object.keys(texts), ...others]),
    read: (file) => texts[file] ?? '',
  };
}

const other = { 'a/index.html': '<h2 id="b">B</h2>' };

it.each([
  '<a href="/a/">',
  '<a href="/a/#b">',
  '<a href="a/?x=1#b">',
  '<a href="#here"><p id="here">',
  '<a href="https://elsewhere.example/nothing/">',
  '<a href="mailto:a@example.com">',
  '<a href="/migrate/#v2=abc">',
  '<link rel="stylesheet" href="/x.css">',
  `<meta property="og:image" content="${ORIGIN}/x.css">`,
  '<pre>&lt;a href="/nothing/"&gt;</pre>',
])('%s is right', (html) => {
  expect(checkLinks(siteOf({ ...other, 'index.html': html, 'migrate/index.html': '' }, ['x.css']))).toEqual([]);
});

it.each([
  ['<a href="/c/">', '/ links to /c/, and nothing is there'],
  ['<a href="/a">', '/ links to /a, and nothing is there'],
  ['<a href="/a/#c">', '/ links to /a/#c, and that page has no #c'],
  ['<a href="/a/#v2=abc">', '/ links to /a/#v2=abc, and that page has no #v2=abc'],
  [`<a href="${ORIGIN}/c/">`, `/ links to ${ORIGIN}/c/, and nothing is there`],
  ['<script src="/x.js"></script>', '/ links to /x.js, and nothing is there'],
  ['<astro-island component-url="/x.js">', '/ links to /x.js, and nothing is there'],
  [`<meta property="og:image" content="${ORIGIN}/x.png">`, `/ links to ${ORIGIN}/x.png, and nothing is there`],
  ['<meta http-equiv="refresh" content="0;url=/c/">', '/ links to /c/, and nothing is there'],
])('%s is wrong', (html, problem) => {
  expect(checkLinks(siteOf({ ...other, 'index.html': html }))).toEqual([problem]);
});

it('wants every link below the base', () => {
  const html = '<a href="/docs/a/#b"><a href="/a/">';
  expect(checkLinks(siteOf({ ...other, 'index.html': html }, [], '/docs/'))).toEqual([
    '/ links to /a/, and that is not below /docs/',
  ]);
});

it('reads the lists of pages too', () => {
  const lists = { 'llms.txt': '- [A](/a.md)', 'sitemap-0.xml': `<loc>${ORIGIN}/c/</loc>` };
  expect(checkLinks(siteOf({ ...other, ...lists }))).toEqual([
    'llms.txt names /a.md, and nothing is there',
    `sitemap-0.xml names ${ORIGIN}/c/, and nothing is there`,
  ]);
});
