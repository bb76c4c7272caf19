import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './support/accessibility.ts';
import { test as siteTest } from './support/site.ts';
import { watch } from './support/watch.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
siteTest.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const field = (page: Page) => page.getByRole('searchbox', { name: 'Name, digest, or a line with one' });
const answer = (page: Page) => page.locator('.image-search .answer');
const names = (page: Page) => page.locator('.image-list li:visible');

const filesystem = 'cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750';

/** The digest that StageX lists for an image in the newest release. */
function listed(name: string): string {
  const page = readFileSync(`dist/images/${name}/index.html`, 'utf8');
  return /<code>sha256:([0-9a-f]{64})</.exec(page)?.[1] ?? '';
}

/** The digest of an index as BuildKit writes it around a manifest, which is in no list. */
function indexAround(manifest: string, size: number): string {
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: `sha256:${manifest}`,
        size,
        platform: { architecture: 'amd64', os: 'linux' },
      },
    ],
  };
  return createHash('sha256')
    .update(JSON.stringify(index, null, 2))
    .digest('hex');
}

test('the list shows the names that are searched for, and a link takes the search along', async ({ page }) => {
  const problems = await watch(page);
  await page.goto('images/');
  await expect(names(page)).toHaveCount(826);
  await field(page).fill('php curl');
  await expect(names(page)).toHaveText([/^core-php-ext-curl 8\.5\.3/, /^core-php-ext-curl-zts 8\.5\.3/]);
  await expect(answer(page)).toHaveText('2 of 826 names');
  await expect(page).toHaveURL(/images\/\?q=php\+curl$/);
  await page.reload();
  await expect(names(page)).toHaveCount(2);

  await field(page).fill('<b>nobody</b>');
  await expect(answer(page)).toHaveText(/^StageX published no such name/);
  const heading = page.getByRole('heading', { level: 1 });
  await field(page).fill('ext-curl-zts');
  await field(page).press('Enter');
  await expect(heading).toHaveText('core-php-ext-curl-zts');
  await page.goto('images/');
  // Enter at once, and a name that others begin with.
  await field(page).evaluate(async (input: HTMLInputElement) => {
    input.value = 'core-php';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await Promise.resolve();
    input.form?.requestSubmit();
  });
  await expect(heading).toHaveText('core-php');
  expect(problems).toEqual([]);
});

test('a digest is found in the lists, and nothing is loaded for it before somebody asks', async ({ page }) => {
  const problems = await watch(page);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('images/');
  await field(page).fill('core-filesystem');
  await expect(answer(page)).toHaveText('1 of 826 names');
  expect(loaded.filter((url) => /catalogue|search\.worker/.test(url))).toEqual([]);

  await field(page).fill(`FROM stagex/core-busybox@sha256:${filesystem.toUpperCase()} AS runtime`);
  await expect(answer(page)).toContainText('Manifest in 2026.01.0 and 2026.03.0, as StageX lists it.');
  await expect(answer(page)).toContainText('The line names core-busybox');
  await answer(page).getByRole('link', { name: 'core-filesystem' }).click();
  await expect(page).toHaveURL(/images\/core-filesystem\/#2026\.03\.0$/);
  expect(problems).toEqual([]);
});

test('an index is recognised by what is in it, and an unknown digest is called unknown', async ({ page }) => {
  const problems = await watch(page);
  await page.goto('images/');
  const bash = listed('core-bash');
  await field(page).fill(indexAround(bash, 1027));
  await expect(answer(page)).toContainText('Index in 2026.03.0.', { timeout: 60_000 });
  await expect(answer(page).locator('code')).toHaveText([/^sha256:/, `sha256:${bash}`]);
  await expect(answer(page).getByRole('link', { name: 'core-bash' })).toBeVisible();

  await field(page).fill(`core-bash@sha256:${'ab'.repeat(32)}`);
  await expect(answer(page)).toContainText('Unknown digest. No release up to 2026.03.0 lists it');
  await field(page).fill(`sha256:${'ab'.repeat(31)}`);
  await expect(answer(page)).toContainText('64 hexadecimal digits, and this has 62');
  // A search that would take its time gives way to the next.
  await field(page).fill('cd'.repeat(32));
  await expect(answer(page).getByRole('progressbar')).toBeVisible();
  await field(page).fill(filesystem);
  await expect(answer(page).getByRole('link', { name: 'core-filesystem' })).toBeVisible();
  expect(await violationsOf(page, '.image-list')).toEqual([]);
  expect(problems).toEqual([]);
});

test('the lines of every release can be copied', async ({ page }) => {
  const problems = await watch(page);
  await page.goto('images/core-filesystem/');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy the COPY line', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(
    `Copied: COPY --from=stagex/core-filesystem@sha256:${filesystem} . /`,
  );
  expect(await copied()).toBe(`COPY --from=stagex/core-filesystem@sha256:${filesystem} . /`);

  const older = page.locator('.contents li', { has: page.getByRole('link', { name: '2025.10.0' }) });
  await older.getByRole('button', { name: 'Copy the FROM line' }).click();
  await expect(older.getByText('Copied')).toBeVisible();
  expect(await copied()).toMatch(/^FROM stagex\/core-filesystem@sha256:[0-9a-f]{64}$/);
  expect(problems).toEqual([]);
});

test('a page says what became of its name, and what is known and not known of it', async ({ page }) => {
  await page.goto('images/core-llvm17/');
  await expect(page.getByText('core-llvm17 ended; core-llvm may do its job')).toBeVisible();
  await page.goto('images/user-opentofu/');
  await expect(page.locator('#problems + .notes')).toContainText(
    'Inferred: It probably holds its license and no program',
  );
  await expect(page.getByText('Not known here.')).toBeVisible();
  await page.goto('images/rust/#2024.05.0');
  await expect(page.locator('.contents li:has(> :target)')).toContainText('2024.05.0 to 2024.08.1');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the list and the pages are there, the search and the buttons are not', async ({ page }) => {
    await page.goto('images/');
    await expect(names(page)).toHaveCount(826);
    await expect(field(page)).toHaveCount(0);
    await expect(page.locator('noscript p')).toContainText('The search needs JavaScript.');
    await page.getByRole('link', { name: 'core-curl', exact: true }).click();
    await expect(page.locator('.contents li').first()).toContainText('2026.03.0');
    await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  });
});

siteTest('the search works without a server, and so do pages that were visited', async ({ page, site }) => {
  const problems = await watch(page, site.url);
  await page.goto('images/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto('images/core-curl/');
  await site.stop();

  await page.goto('images/?q=core-filesystem');
  await expect(names(page)).toHaveText([/^core-filesystem/]);

  await field(page).fill(`stagex/core-filesystem@sha256:${filesystem}`);
  await expect(answer(page)).toContainText('Manifest in 2026.01.0 and 2026.03.0');
  await field(page).fill(`core-bash@sha256:${indexAround(listed('core-bash'), 5000)}`);
  await expect(answer(page)).toContainText('Index in 2026.03.0.');
  await page.goto('images/core-curl/');
  await expect(page.getByRole('button', { name: 'Copy the COPY line', exact: true })).toBeVisible();
  expect(problems).toEqual([]);
});
