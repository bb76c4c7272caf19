import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './support/accessibility.ts';
import { htmlOf, pages } from './support/pages.ts';
import { watch } from './support/watch.ts';

const rows = (page: Page) => page.locator('.comparison tbody tr');
const status = (page: Page) => page.locator('.comparison').getByRole('status');

test('the overview shows the history and leads to every release', async ({ page }) => {
  const problems = await watch(page);
  await page.goto('releases/');
  await expect(page.getByRole('img', { name: 'How the releases of StageX grew' })).toBeVisible();
  const numbers = page.locator('table.numbers tbody tr');
  await expect(numbers).toHaveCount(28);
  await expect(numbers.first()).toContainText('513');
  await numbers.first().getByRole('link', { name: '2026.03.0' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('StageX 2026.03.0');
  expect(problems).toEqual([]);
});

test('a release names its known-bad images, and marks what is inferred', async ({ page }) => {
  await page.goto('releases/2026.01.0/');
  await expect(page.getByText('“StageX 2.0” is the community’s name for 2026.01.0 and later.')).toBeVisible();
  const opentofu = page.locator('[id="broken-user-opentofu"]');
  await expect(opentofu).toContainText('Inferred.');
  const postgresql = page.locator('[id="broken-user-postgresql"]');
  await expect(postgresql).toContainText('cannot load extensions');
  await expect(postgresql).not.toContainText('Inferred.');
});

test('a fact has an address that opens what it is folded in', async ({ page }) => {
  await page.goto('releases/2026.01.0/');
  const fact = page.locator('[id="core-rust"]');
  await expect(fact).toBeHidden();
  await page.goto('releases/2026.01.0/#core-rust');
  await expect(fact).toBeInViewport();
  await expect(fact.getByRole('link', { name: 'Link to core-rust' })).toHaveAttribute('href', '#core-rust');
  await expect(fact).toContainText('1.91.1');
});

test('images whose content alone changed are a page of their own where they are many', async ({ page }) => {
  await page.goto('releases/2026.01.0/');
  await page.getByRole('link', { name: '363 images with other content' }).click();
  await expect(page.locator('.images > li')).toHaveCount(363);
  await page.goto('releases/2026.01.0/content/#user-protobuf');
  await expect(page.locator('[id="user-protobuf"]')).toBeInViewport();
});

test('no page has an anchor twice, and none leads nowhere', () => {
  const ofReleases = pages.filter((page) => page.startsWith('releases/'));
  expect(ofReleases.length).toBeGreaterThan(30);
  const anchors = new Map(
    pages.map((page) => [`/${page}`, [...htmlOf(page).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? '')]),
  );
  for (const page of ofReleases) {
    const ids = anchors.get(`/${page}`) ?? [];
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      page,
    ).toEqual([]);
    const links = [...htmlOf(page).matchAll(/href="(?:[^"]*?(\/releases\/[^"#?]*))?#([^"]+)"/g)];
    const broken = links.filter(([, path, id]) => id && !(anchors.get(path ?? `/${page}`) ?? []).includes(id));
    expect(
      broken.map(([link]) => link),
      page,
    ).toEqual([]);
  }
});

test('an address compares two releases, and the table can be sorted', async ({ page }) => {
  const problems = await watch(page);
  await page.goto('releases/compare/?from=2025.10.0&to=2026.03.0');
  await expect(status(page)).toHaveText(/^\d+ changed, 0 unchanged from 2025\.10\.0 to 2026\.03\.0\.$/);
  await expect(rows(page).first()).toContainText('removed');
  await expect(rows(page).first().getByRole('link').first()).toHaveAttribute('href', /\/images\/core-clang19\/$/);

  const name = page.getByRole('columnheader', { name: 'Image' });
  await expect(name).not.toHaveAttribute('aria-sort', /./);
  await name.getByRole('button').click();
  await expect(name).toHaveAttribute('aria-sort', 'ascending');
  await name.getByRole('button').click();
  await expect(name).toHaveAttribute('aria-sort', 'descending');
  await expect(rows(page).first()).toContainText('user-zip');

  await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption({ label: 'removed (13)' });
  await expect(rows(page)).toHaveCount(13);
  expect(problems).toEqual([]);
});

test('the choice is in the address, and the way back leads to the choice before', async ({ page }) => {
  await page.goto('releases/compare/');
  await expect(status(page)).toContainText('118 unchanged from 2026.01.0 to 2026.03.0.');
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(status(page)).toContainText('2026.01.0 is the older one');
  await expect(page).toHaveURL(/\?from=2026\.03\.0&to=2026\.01\.0$/);
  await page.getByRole('combobox', { name: 'From', exact: true }).selectOption('2024.02.0');
  await expect(status(page)).toContainText('from 2024.02.0 to 2026.01.0.');
  await expect(rows(page).filter({ hasText: 'core-rust' }).first()).toContainText('renamed');
  await page.goBack();
  await expect(status(page)).toContainText('from 2026.03.0 to 2026.01.0.');
});

test('an address with an unknown release says so, and runs nothing', async ({ page }) => {
  const problems = await watch(page);
  await page.goto(`releases/compare/?from=${encodeURIComponent('<img src=x onerror=alert(1)>')}&to=2026.03.0`);
  await expect(status(page)).toContainText('The catalogue has no release “<img src=x onerror=alert(1)>”.');
  await expect(page.locator('.comparison').getByRole('link')).toHaveCount(28);
  await page.getByRole('combobox', { name: 'To', exact: true }).selectOption('2026.01.0');
  await expect(status(page)).toContainText('to 2026.01.0.');
  expect(problems).toEqual([]);
});

test('a comparison that does not arrive can be tried again', async ({ page }) => {
  await page.route('**/releases/2026.03.0.json', (route) => route.abort());
  await page.goto('releases/compare/');
  await expect(status(page)).toContainText('could not be loaded');
  await page.unroute('**/releases/2026.03.0.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(status(page)).toContainText('118 unchanged');
});

test('a comparison is accessible with its table', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('releases/compare/?from=2024.09.0&to=2024.11.0');
  await expect(rows(page).first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'pixels beyond the right edge').toBeLessThanOrEqual(0);
  expect(await violationsOf(page)).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a release is all there, and its facts have their addresses', async ({ page }) => {
    await page.goto('releases/2026.01.0/#core-rust');
    await expect(page.locator('[id="core-rust"]')).toBeInViewport();
    await page.getByRole('link', { name: '2025.10.0', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('StageX 2025.10.0');
  });

  // A browser that a test forbids to run scripts does not show what is for browsers without them.
  test('the comparison says what it needs, and leads to the pages of the releases', () => {
    const [, instead = ''] =
      /<noscript>((?:(?!<\/noscript>).)*comparison is made.*?)<\/noscript>/s.exec(htmlOf('releases/compare/')) ?? [];
    expect(instead).toContain('with JavaScript');
    expect(instead.match(/href="[^"]*\/releases\/\d{4}\.\d{2}\.\d\/"/g)).toHaveLength(28);
  });
});

test('the feed has every release, the newest first, with whole addresses', async ({ request }) => {
  const response = await request.get('releases/rss.xml');
  expect(response.headers()['content-type']).toContain('xml');
  const feed = await response.text();
  const links = [...feed.matchAll(/<item>.*?<link>([^<]+)<\/link>/gs)].map(([, link = '']) => new URL(link).pathname);
  expect(links).toHaveLength(28);
  expect(links[0]).toMatch(/\/releases\/2026\.03\.0\/$/);
  expect(htmlOf('releases/')).toContain('type="application/rss+xml"');
});
