import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { choose, copied, loadExample, notice, openMigrator, paste, verdict, yours } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const before =
  'FROM stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca AS build \n' +
  'COPY . /src\n' +
  'FROM stagex/core-user-runtime@sha256:055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb AS runtime\n';
const after =
  'FROM stagex/pallet-rust:1.94.0@sha256:2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668 AS build \n' +
  'COPY . /src\n' +
  'FROM stagex/core-filesystem@sha256:cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750 AS runtime\n' +
  'USER 1000:1000\n';
const crlf = (text: string) => text.replaceAll('\n', '\r\n');

test('a pasted file gets its result, byte for byte', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  for (const [given, expected] of [
    [before, after],
    [crlf(before), crlf(after)],
    [`\uFEFF${crlf(before)}`, `\uFEFF${crlf(after)}`],
    [before.slice(0, -1), after.slice(0, -1)],
  ] as const) {
    await paste(page, given);
    await expect(verdict(page)).toHaveText(/^2 images on 2025\.08\.0 or 2025\.10\.0\. 2 changes on/);
    expect(await copied(page)).toBe(expected);
  }
  expect(problems).toEqual([]);
});

test('what is typed gets its result, and CRLF stays what it was', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await paste(page, crlf(before));
  await expect(page.getByText('Line ends: CRLF, kept as they are.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('WORKDIR /app\nEXPOSE 1');
  await expect.poll(() => copied(page)).toBe(`${crlf(`${after}WORKDIR /app\n`)}EXPOSE 1`);
  await page.getByRole('button', { name: 'Use LF' }).click();
  await expect(page.getByText('Line ends: CRLF')).toBeHidden();
  await expect.poll(() => copied(page)).toBe(`${after}WORKDIR /app\nEXPOSE 1`);
  expect(problems).toEqual([]);
});

test('text from before the scripts run is kept', async ({ page, isMobile }) => {
  await page.route('**/_astro/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('migrate/', { waitUntil: 'commit' });
  const area = page.locator('textarea#text');
  await area.focus();
  await page.keyboard.insertText(before);
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(verdict(page)).toHaveText(/2 changes on/);
  await expect(page.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco');
  // The cursor is where it was, in whichever editor has the focus now.
  await expect(yours(page)).toBeFocused();
  await page.keyboard.type('# hello\n');
  await expect.poll(() => copied(page)).toBe(`# hello\n${after}`);
});

test('what is written while an example is on its way is kept', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  const asked = page.waitForRequest(/\/mixed\.[\w-]+\.js/);
  let arrive = () => {};
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/mixed\.[\w-]+\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await choose(page, 'Load an example', 'Mixed releases');
  await asked;
  await paste(page, before);
  await expect(verdict(page)).toContainText('2 changes on');
  arrive();
  await expect(notice(page)).toContainText('The example was not loaded, as you went on meanwhile');
  await expect(verdict(page)).toContainText('2 changes on');
});

test('another release gives another result', { tag: '@plain' }, async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await expect(page.getByText('Catalogue up to 2026.03.0; later releases exist')).toBeVisible();
  await paste(page, before);
  await page.getByLabel('Target release').selectOption('2026.01.0');
  await expect.poll(() => copied(page)).toContain('pallet-rust:1.91.1@sha256:4062550919db682ebaeea07661551b5b');
  await page.getByLabel('Target release').selectOption('2025.10.0');
  await expect(verdict(page)).toContainText('2 images on 2025.10.0.');
  expect(await copied(page)).toBe(before);
  expect(problems).toEqual([]);
});

test('every change is a decision, and typing above it keeps it', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Runtime image');
  const suggestion = page.locator('.finding[data-level=suggestion]').first();
  const choice = suggestion.getByRole('checkbox');
  await expect(choice).not.toBeChecked();
  await choice.check();
  await expect.poll(() => copied(page)).toContain('\nUSER root\n');
  await yours(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# one more line\n');
  await expect(page.locator('.findings').getByRole('button', { name: 'Line 4' })).toBeVisible();
  await expect(choice).toBeChecked();

  const safe = page.locator('.finding[data-level=safe]').first().getByRole('checkbox');
  await safe.uncheck();
  await expect(verdict(page)).toContainText(', 1 off');
  const result = await copied(page);
  expect(result).toContain('stagex/pallet-go:1.25.1@');
  expect(result).toContain('\nUSER root\n');
  expect(problems).toEqual([]);
});

test('a finding leads to its line and to its rule', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Rust service with C++ libraries');
  const finding = page.locator('.finding', { hasText: 'user-protobuf' });
  await finding.getByRole('button', { name: 'Line 5' }).click();
  await expect(yours(page)).toBeFocused();
  const reference = 'stagex/user-protobuf@sha256:5e67b3d3a7e7e9db9aa8ab516ffa13e54acde5f0b3d4e8638f79880ab16da72c';
  await page.keyboard.press('ControlOrMeta+C');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reference);
  await finding.getByRole('link', { name: 'update-image' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('update-image');
});

test('the result can be downloaded', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, crlf(before));
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Download', 'Result')]);
  expect(file.suggestedFilename()).toBe('Dockerfile');
  expect(readFileSync(await file.path(), 'utf8')).toBe(crlf(after));
  await expect(page.getByText('Result downloaded as Dockerfile.')).toBeVisible();
});

test('what is cleared can come back', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await paste(page, before);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(verdict(page)).toHaveText(/^Paste a Dockerfile/);
  await expect(page.locator('.finding')).toHaveCount(0);
  await expect(yours(page)).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('It is as it was before.')).toBeVisible();
  expect(await copied(page)).toBe(after);
  expect(problems).toEqual([]);
});

test('the engine comes back after a crash, and the text is still there', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  await openMigrator(page, isMobile);
  await paste(page, before);
  await expect(verdict(page)).toHaveText(/2 changes on/);
  const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
  await engine?.evaluate(() => {
    setTimeout(() => {
      throw new Error('for the test');
    });
  });
  await expect(page.getByText('The engine stopped and was started again. Your text is as it was.')).toBeVisible();
  await yours(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('EXPOSE 1');
  await expect.poll(() => copied(page)).toBe(`${after}EXPOSE 1`);
});

test('without the whole digests there is a result, and the page says what is missing', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  await page.route('**/*catalogue_rest*', (route) => route.abort());
  await page.goto('migrate/');
  await expect(page.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco');
  await paste(page, before);
  await expect(verdict(page)).toContainText('2 changes on');
  await expect(verdict(page)).toContainText('the rest could not be loaded');
  await page.getByLabel('Target release').selectOption('2026.01.0');
  await expect(verdict(page)).toContainText('The digests of 2026.01.0 could not be loaded');
  await page.unroute('**/*catalogue_rest*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(verdict(page)).toHaveText(/^2 images on 2025\.08\.0 or 2025\.10\.0\. 2 changes on/);
});

test('without the catalogue the page says so, keeps the text, and tries again', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  await page.route('**/*catalogue_first*', (route) => route.abort());
  await page.goto('migrate/');
  await expect(page.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco');
  await expect(verdict(page)).toHaveText('The catalogue could not be loaded, so nothing can be recognised.');
  await paste(page, before);
  await page.unroute('**/*catalogue_first*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(verdict(page)).toHaveText(/2 changes on/);
  expect(await copied(page)).toBe(after);
});

test('a pin is recognised before the whole digests are here, and confirmed after', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*catalogue_rest*', async (route) => {
    await held;
    await route.continue();
  });
  const problems = await openMigrator(page, isMobile);
  await paste(page, before);
  await expect(page.locator('.finding').first()).toContainText('Confirming…');
  await page.getByLabel('Target release').selectOption('2026.01.0');
  await expect(verdict(page)).toHaveText('Loading the digests of 2026.01.0…');
  await page.getByLabel('Target release').selectOption('2026.03.0');
  release();
  await expect(page.getByText('Confirming…')).toHaveCount(0);
  await expect(verdict(page)).toHaveText(/2 changes on/);
  expect(problems).toEqual([]);
});
