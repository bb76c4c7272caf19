/** What pages hold, beyond what `npm run test:site` checks. */
import { expect, test } from '@playwright/test';
import { decodeLink } from '../src/migrate/link/link.ts';
import { htmlOf, pages } from './support/pages.ts';

test.skip(({ isMobile }) => isMobile, 'the files are the same for every screen');

test('every example that opens in the migrator is one that it can read', async () => {
  const links = new Set(pages.flatMap((page) => htmlOf(page).match(/(?<=href="[^"]*\/migrate\/)#v\d[^"]*/g) ?? []));
  expect(links.size).toBeGreaterThan(30);
  for (const link of links) expect(await decodeLink(link), link).toHaveProperty('files');
});

test('no page uses event handler attributes or javascript: addresses, which the policy blocks', () => {
  const offenders = pages.filter((page) => /<[a-z][^>]*\s(?:on[a-z]+="|href="javascript:)/i.test(htmlOf(page)));
  expect(offenders).toEqual([]);
});
