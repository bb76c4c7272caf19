import { expect, test } from '@playwright/test';
import { copied, finding, keptWorks, loadExample, openMigrator, paste, verdict, yours } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('text and decisions survive a reload, at once after the last key', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await finding(page, 'Without a tag or digest').getByRole('checkbox').check();
  await page.getByRole('checkbox', { name: 'Done: malformed-digest, line 10' }).check();
  await yours(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# the last word');
  await page.reload();
  await expect(finding(page, 'Without a tag or digest').getByRole('checkbox')).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Done: malformed-digest, line 10' })).toBeChecked();
  expect(await copied(page)).toMatch(/# the last word$/);
});

test('what is written before the scripts run survives too, with no key after it', { tag: '@plain' }, async ({
  page,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('migrate/', { waitUntil: 'commit' });
  await yours(page).fill('FROM stagex/core-git\n');
  release();
  await expect(verdict(page)).toContainText('1 image');
  await expect.poll(() => keptWorks(page)).toBe(1);
  await page.reload();
  await expect(verdict(page)).toContainText('1 image');
  expect(await copied(page)).toBe('FROM stagex/core-git\n');
});

test('what is written while the page still looks for what it showed before survives too', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  // The first time it never learns which work other tabs show.
  await page.addInitScript(() => {
    if (sessionStorage.getItem('second') === null) navigator.locks.query = () => new Promise(() => {});
    sessionStorage.setItem('second', '');
  });
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(verdict(page)).toContainText('1 image');
  await page.reload();
  await expect(verdict(page)).toContainText('1 image');
  expect(await copied(page)).toBe('FROM stagex/core-git\n');
});

test('what is written while the browser is asked whose work it is survives too', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  // The first time it never answers, as it does for a while when another tab shows the same work.
  await page.addInitScript(() => {
    if (sessionStorage.getItem('second') === null) navigator.locks.request = () => new Promise(() => {});
    sessionStorage.setItem('second', '');
  });
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  await expect.poll(kept).toContain('core-git');
  await page.keyboard.type('RUN true');
  // Long enough for the time to save it to come.
  await page.waitForTimeout(600);
  expect(await kept()).not.toContain('RUN true');
  await page.reload();
  await expect(verdict(page)).toContainText('1 image');
  expect(await copied(page)).toBe('FROM stagex/core-git\nRUN true');
});

test('a way to another page and back leaves everything as it was', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Rust service with C++ libraries');
  await finding(page, 'user-protobuf').getByRole('checkbox').uncheck();
  await finding(page, 'user-protobuf').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('update-image');
  await page.goBack();
  await expect(finding(page, 'user-protobuf').getByRole('checkbox')).not.toBeChecked();
  await page.goForward();
  await page.goBack();
  await expect(verdict(page)).toContainText('1 off');
});

test('line ends and a byte order mark survive too', { tag: '@plain' }, async ({ page, isMobile }) => {
  const text = '\uFEFFFROM stagex/core-git:2.50.1\r\nRUN true\r\n';
  await openMigrator(page, isMobile);
  await paste(page, text);
  await expect(verdict(page)).toContainText('1 image');
  await page.reload();
  await expect(verdict(page)).toContainText('1 image');
  expect(await copied(page)).toBe(text);
});

test('what is cleared is gone, unless it is taken back', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(verdict(page)).toContainText('1 image');
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.reload();
  await expect(verdict(page)).toContainText('Paste a Dockerfile');
  expect(await keptWorks(page)).toBe(0);
});

test('two tabs do not write over each other', { tag: '@plain' }, async ({ page, isMobile, context }) => {
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(verdict(page)).toContainText('1 image');
  const second = await context.newPage();
  await second.goto('migrate/');
  await expect(second.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco');
  await expect(verdict(second)).toContainText('Paste a Dockerfile');
  await paste(second, 'FROM stagex/core-musl\n');
  await expect(verdict(second)).toContainText('1 image');
  await page.reload();
  await second.reload();
  expect(await copied(second)).toBe('FROM stagex/core-musl\n');
  await page.bringToFront();
  expect(await copied(page)).toBe('FROM stagex/core-git\n');
});

test('what another tab left is taken up by the next, and can be opened or deleted later', { tag: '@plain' }, async ({
  page,
  isMobile,
  context,
}) => {
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(verdict(page)).toContainText('1 image');
  await page.close({ runBeforeUnload: true });
  const second = await context.newPage();
  await second.goto('migrate/');
  await expect(verdict(second)).toContainText('1 image');
  expect(await copied(second)).toBe('FROM stagex/core-git\n');

  const third = await context.newPage();
  await third.goto('migrate/#v1=q1YqSa0oUbJScgvy91UoLklMT63QT84vStVNKi2uTMqviMlT0lEqSs1JTSxOVbJSMjIwMtMzMNYzUKoFAA');
  await expect(verdict(third)).toContainText('1 image');
  await second.close({ runBeforeUnload: true });
  await third.reload();
  await third.getByRole('button', { name: 'Open', exact: true }).click();
  await third.getByRole('button', { name: /^Kept: Dockerfile/ }).click();
  expect(await copied(third)).toBe('FROM stagex/core-git\n');
});

test('a browser that keeps nothing says so, and everything else works', async ({ page, isMobile }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(verdict(page)).toContainText('1 image');
  await expect(page.getByText('which does not keep it')).toBeVisible();
});
