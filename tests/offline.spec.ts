import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { copied, loadExample, paste, verdict, yours } from './support/migrator.ts';
import { isAlive } from './support/pages.ts';
import { release, type Site, test } from './support/site.ts';
import { watch } from './support/watch.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
// Each of these opens many pages, one after the other.
test.describe.configure({ timeout: 120_000 });

const text =
  'FROM stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca AS build \n' +
  'COPY . /src\n';
const monaco = /diff-editor|editor\.worker|codicon/;

/** Opens the migrator and waits until it would open without a server. */
async function visit(page: Page, site: Site, isMobile: boolean): Promise<string[]> {
  const problems = await watch(page, site.url);
  await open(page, isMobile);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const wanted = isMobile ? [] : [/diff-editor\..*\.js$/, /diff-editor\..*\.css$/, /editor\.worker/, /codicon/];
  await expect
    .poll(async () => {
      const files = await keptFiles(page);
      return wanted.filter((file) => !files.some((address) => file.test(address)));
    })
    .toEqual([]);
  return problems;
}

/** Opens the migrator with the editor that suits the screen. */
async function open(page: Page, isMobile: boolean): Promise<void> {
  await page.goto('migrate/');
  await isAlive(page);
  await expect(page.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco', {
    timeout: 20_000,
  });
}

/** The addresses of all that the browser keeps for the site. */
function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
}

/** Deletes files that the browser keeps. */
async function forget(page: Page, file: RegExp): Promise<void> {
  const wanted = (await keptFiles(page)).filter((address) => file.test(address));
  expect(wanted).not.toEqual([]);
  await page.evaluate(async (addresses) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const address of addresses) await cache.delete(address);
    }
  }, wanted);
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 });
}

const announcement = (page: Page) => page.getByText('A new version of this page is ready.');

test('after one visit everything works without a server', async ({ page, isMobile, site }) => {
  const problems = await visit(page, site, isMobile);
  await page.goto('reference/library/');
  await site.stop();

  await open(page, isMobile);
  await expect(page.getByText('Catalogue up to 2026.03.0; later releases exist')).toBeVisible();
  await paste(page, text);
  await expect(verdict(page)).toHaveText(/^1 image on 2025\.08\.0 or 2025\.10\.0\. 1 change on/);
  expect(await copied(page)).toContain('stagex/pallet-rust:1.94.0@sha256:2fbe7b164dd92edb');
  await page.getByLabel('Target release').selectOption('2026.01.0');
  await expect.poll(() => copied(page)).toContain('pallet-rust:1.91.1@sha256:4062550919db682ebaeea07661551b5b');
  await loadExample(page, 'Mixed releases');
  await expect(verdict(page)).toHaveText(/^10 images/);

  await page.locator('.finding').getByRole('link', { name: 'update-image' }).first().click();
  await expect(heading(page)).toHaveText('update-image');
  await page.goto('rules/platform?from=a#samples');
  await expect(heading(page)).toHaveText('platform');
  await page.goto('guides/first-migration/');
  await expect(heading(page)).toHaveText('No connection');
  await page.goto('reference/library/');
  await expect(heading(page)).toHaveText('Library');
  await forget(page, /\/ec\.[\w-]+\.css$/);
  await page.goto('reference/library/');
  await expect(heading(page), 'a page without its style').toHaveText('No connection');
  await page.getByRole('link', { name: 'Migrate a Dockerfile' }).last().click();
  await expect(heading(page)).toHaveText('Migrate a Dockerfile');

  await site.start();
  await page.goto('guides/first-migration/');
  await expect(heading(page)).toHaveText('Your first migration');
  expect(problems).toEqual([]);
});

test('a phone never gets Monaco', { tag: '@plain' }, async ({ page, context, isMobile, site }) => {
  test.skip(!isMobile, 'about narrow screens');
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await visit(page, site, isMobile);
  await page.goto('rules/');
  await open(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await expect(page.locator('.finding').first()).toBeVisible();
  expect(requests.filter((address) => monaco.test(address))).toEqual([]);
  const kept = await keptFiles(page);
  expect(kept.filter((address) => monaco.test(address))).toEqual([]);
  expect(kept.some((address) => /engine\.worker/.test(address))).toBe(true);
});

test('a new version is announced, keeps the text, and takes the place of the old', { tag: '@plain' }, async ({
  page,
  context,
  isMobile,
  site,
}) => {
  const problems = await visit(page, site, isMobile);
  await paste(page, text);
  await expect(verdict(page)).toHaveText(/1 change on/);
  await page.getByLabel('Target release').selectOption('2026.01.0');
  await release(site, 'Migrate again');

  const other = await context.newPage();
  await open(other, isMobile);
  await expect(heading(other)).toHaveText('Migrate again');
  await expect(announcement(page)).toBeVisible({ timeout: 20_000 });
  // That page is of the new version, though the old worker answers for it.
  await expect(announcement(other)).toBeHidden();
  // What the old version may still need is gone from the server, and works.
  await expect(heading(page)).toHaveText('Migrate a Dockerfile');
  await loadExample(page, 'Mixed releases');
  await expect(verdict(page)).toHaveText(/^10 images/);
  await paste(page, text);
  await expect(verdict(page)).toHaveText(/1 change on/);

  await other.close();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(heading(page)).toHaveText('Migrate again');
  await expect.poll(() => copied(page)).toContain('pallet-rust:1.91.1@');
  await expect(announcement(page)).toBeHidden();
  await expect.poll(() => keptFiles(page)).not.toContainEqual(expect.stringMatching(/\/App\.(?!later-)/));
  await site.stop();
  await page.reload();
  await expect(heading(page)).toHaveText('Migrate again');
  await loadExample(page, 'Mixed releases');
  await expect(verdict(page)).toHaveText(/^10 images/);
  expect(problems).toEqual([]);
});

test('a page that comes with the new version is not told of it', { tag: '@plain' }, async ({
  page,
  isMobile,
  site,
}) => {
  const problems = await visit(page, site, isMobile);
  await page.goto('reference/library/');
  await open(page, isMobile);
  await release(site, 'Migrate again');
  await page.reload();
  await expect(heading(page)).toHaveText('Migrate again');
  // With no other page open the new worker has nothing to wait for.
  await expect
    .poll(async () => {
      const kept = await keptFiles(page);
      return kept.filter((address) => /\/App\./.test(address)).map((address) => /later/.test(address));
    })
    .toEqual([true]);
  await expect(announcement(page)).toBeHidden();
  await site.stop();
  await open(page, isMobile);
  await expect(heading(page)).toHaveText('Migrate again');
  // A page that was visited before has come along.
  await page.goto('reference/library/');
  await expect(heading(page)).toHaveText('Library');
  expect(problems).toEqual([]);
});

test('when another tab switches, a page says so and goes on working', { tag: '@plain' }, async ({
  page,
  context,
  isMobile,
  site,
}) => {
  test.skip(!isMobile, 'reads the text off the plain text area');
  const problems = await visit(page, site, isMobile);
  await paste(page, text);
  const other = await context.newPage();
  await open(other, isMobile);
  await release(site, 'Migrate again');
  await other.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await other.getByRole('button', { name: 'Reload' }).click();
  await expect(heading(other)).toHaveText('Migrate again');

  await expect(announcement(page)).toBeVisible();
  await expect(yours(page)).toHaveValue(text);
  await loadExample(page, 'Mixed releases');
  await expect(verdict(page)).toHaveText(/^10 images/);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(heading(page)).toHaveText('Migrate again');
  await expect(verdict(page)).toHaveText(/^10 images/);
  expect(problems).toEqual([]);
});

test('a build that is only half there is not kept', { tag: '@plain' }, async ({ page, context, isMobile, site }) => {
  await writeFile(join(site.folder, 'rules', 'index.html'), '<!doctype html><title>Of another build</title>');
  const worker = context.waitForEvent('serviceworker');
  await open(page, isMobile);
  await paste(page, text);
  await expect(verdict(page)).toHaveText(/1 change on/);
  await worker;
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(registrations, { timeout: 30_000 }).toBe(0);
  await site.stop();
  await expect(page.goto('rules/')).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
});

test('a page works where there can be no service worker', { tag: '@plain' }, async ({
  page,
  context,
  isMobile,
  site,
}) => {
  await context.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('Not here', 'SecurityError'));
  });
  const problems = await watch(page, site.url);
  await open(page, isMobile);
  await paste(page, text);
  await expect(verdict(page)).toHaveText(/1 change on/);
  await page.waitForTimeout(1000);
  expect(problems).toEqual([]);
});

test('search says that it needs a connection', { tag: '@plain' }, async ({ page, context }) => {
  await page.goto('rules/');
  await page.getByRole('button', { name: 'Search' }).click();
  const note = page.getByText('Search needs a connection.');
  await context.setOffline(true);
  await expect(note).toBeVisible();
  await context.setOffline(false);
  await expect(note).toBeHidden();
});
