import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { decodeLink } from '../src/migrate/link/link.ts';
import { htmlOf, pages } from './support/pages.ts';

test.skip(({ isMobile }) => isMobile, 'the files are the same for every screen');

const site = new URL(process.env.SITE_URL ?? '');
const dist = join(process.cwd(), 'dist');
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*?\\s${name}="([^"]*)"`, 'gi'))].map(([, value = '']) => value);
const anchors = new Map(pages.map((page) => [page, new Set(attributes(htmlOf(page), 'id'))]));

/** Why a link leads nowhere; nothing when it leads somewhere or off the site. */
async function broken(href: string, from: string): Promise<string | undefined> {
  const url = new URL(href.replaceAll('&amp;', '&'), new URL(from, site));
  if (url.origin !== site.origin) return undefined;
  if (!url.pathname.startsWith(site.pathname)) return 'is outside the base';
  const path = decodeURIComponent(url.pathname.slice(site.pathname.length));
  const ids = anchors.get(path);
  if (ids === undefined) {
    const file = join(dist, path);
    return existsSync(file) && statSync(file).isFile() ? undefined : 'does not exist';
  }
  if (path === 'migrate/' && /^#v\d/.test(url.hash)) {
    const shared = await decodeLink(url.hash);
    return shared && 'files' in shared ? undefined : 'carries no Dockerfile';
  }
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor === '' || anchor === '_top' || ids.has(anchor) ? undefined : 'has no such anchor';
}

test('every internal link, anchor and file resolves', async () => {
  const links = pages.flatMap((page) => {
    const html = htmlOf(page);
    return [...attributes(html, 'href'), ...attributes(html, 'src')].map((href) => ({ href, page }));
  });
  const problems: string[] = [];
  for (const { href, page } of links) {
    const problem = await broken(href, page);
    if (problem) problems.push(`${page}: ${href} ${problem}`);
  }
  expect(problems).toEqual([]);
});

test('no page uses event handler attributes or javascript: addresses, which the policy blocks', () => {
  const offenders = pages.filter((page) => /<[a-z][^>]*\s(?:on[a-z]+="|href="javascript:)/i.test(htmlOf(page)));
  expect(offenders).toEqual([]);
});
