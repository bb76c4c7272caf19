import { expect, test } from '@playwright/test';
import { violationsOf } from './support/accessibility.ts';
import { loadExample, openMigrator, paste, verdict, yours } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('empty, foreign, broken and huge input get a calm answer', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await expect(verdict(page)).toHaveText('Paste a Dockerfile that names StageX images, or load an example.');
  await expect(page.getByRole('button', { name: 'Copy result' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Clear' })).toBeDisabled();

  await paste(page, 'FROM alpine:3.22\nRUN true\n');
  await expect(verdict(page)).toHaveText(/^No StageX image is named here\. .*quay\.io\/stagex/);

  await paste(page, 'FROM a\rRUN b\n');
  await expect(verdict(page)).toHaveText(/^Line 1 holds a carriage return without a line feed/);
  await expect(page.getByRole('button', { name: 'Copy result' })).toBeDisabled();

  const huge = 'FROM stagex/pallet-rust\n'.repeat(50_000);
  await paste(page, huge);
  await expect(verdict(page)).toHaveText(/^This text has 1\.15 MiB, and Restage reads Dockerfiles of up to 1 MiB/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(huge);
  expect(problems).toEqual([]);
});

test('what the text says is text', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/<img src=x onerror=alert(1)>\nCOPY --from=stagex/no-such-image . /<script>\n');
  await expect(page.locator('.finding').first()).toBeVisible();
  await expect(page.locator('.migrate :is(img, script)')).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('many findings do not make a page without an end', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  const unpinned = 'FROM stagex/core-git\n'.repeat(120);
  await paste(page, unpinned + 'FROM scratch\nRUN date > /built\n'.repeat(80));
  const [findings, practices] = [page.locator('.findings:not(.checklist)'), page.locator('.checklist')];
  await expect(findings.locator('.finding')).toHaveCount(50);
  await findings.getByRole('button', { name: 'Show 50 more of 70 findings' }).click();
  await findings.getByRole('button', { name: 'Show 20 more of 20 findings' }).click();
  await expect(findings.locator('.finding')).toHaveCount(120);
  await expect(practices.locator('.finding')).toHaveCount(50);
  await practices.getByRole('button', { name: 'Show 30 more of 30 findings' }).click();
  await expect(practices.locator('.finding')).toHaveCount(80);
});

test('a phone gets text, verdict, findings and result in this order, and no Monaco', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'about narrow screens');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await expect(page.locator('.finding').first()).toBeVisible();
  const tops = await Promise.all(
    ['textarea#text', '.verdict', '.findings:not(.checklist)', '.result', '.checklist'].map(async (part) => {
      const box = await page.locator(`.migrate ${part}`).boundingBox();
      return box?.y ?? Number.NaN;
    }),
  );
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  const removed = page.locator('.diff-line.removed').first();
  await expect(removed).toContainText('Line 3, removed: FROM stagex/pallet-clang@sha256:a775a78c');
  await expect(page.locator('.diff-line.added').first()).toContainText(
    'Line 3, added: FROM stagex/pallet-clang:21.1.8@',
  );
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.waitForTimeout(1000);
  expect(requests.filter((url) => /diff-editor|editor\.worker|codicon/.test(url))).toEqual([]);
  expect(problems).toEqual([]);
});

test('the keyboard goes through the editor and out of it', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(page.locator('.finding')).toHaveCount(1);
  await yours(page).focus();
  const choice = page.locator('.finding').first().getByRole('checkbox');
  for (
    let presses = 0;
    presses < 4 && !(await choice.evaluate((box) => box === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(choice).toBeFocused();
  await page.keyboard.press('Space');
  await expect(verdict(page)).toContainText('1 change on');
});

test('a window that becomes narrow keeps text, focus and selection', async ({ page, isMobile }) => {
  test.skip(isMobile, 'about wide screens');
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\nRUN true\n');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Shift+End');
  await page.setViewportSize({ width: 700, height: 900 });
  const area = page.locator('textarea#text');
  await expect(area).toHaveValue('FROM stagex/core-git\nRUN true\n');
  await expect(area).toBeFocused();
  await page.keyboard.type('FROM stagex/core-musl');
  await expect(page.getByText('pin core-musl')).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.locator('.migrate')).toHaveAttribute('data-editor', 'monaco');
  await page.keyboard.type(':1.2.5');
  await expect(page.getByText('The tag 1.2.5 can move')).toBeVisible();
});

test('without JavaScript the page explains the command line', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('migrate/');
  await expect(page.getByText('npx restage Dockerfile', { exact: true })).toBeVisible();
  await expect(page.locator('.migrate')).toBeHidden();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`it is accessible in ${colorScheme}, empty, full and with a notice`, async ({ page, isMobile }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openMigrator(page, isMobile);
    const violations = () => violationsOf(page);
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Load an example' }).click();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Mixed releases' }).click();
    await expect(page.locator('.finding').first()).toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    // Monaco compares the texts a moment later.
    await expect(page.locator('.monaco .char-delete')).toHaveCount(0);
    expect(await violations()).toEqual([]);
  });

  test(`it is accessible in ${colorScheme}, with tabs, bars and dialogs`, async ({ page, isMobile }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openMigrator(page, isMobile);
    await page.getByLabel('Files to open').setInputFiles(
      ['a.Dockerfile', 'b.Dockerfile'].map((name) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from('FROM stagex/core-git\n'),
      })),
    );
    await expect(page.getByRole('tab')).toHaveCount(2);
    await expect(page.locator('.finding')).toHaveCount(1);
    await page.locator('.finding').getByRole('button', { name: 'Line 1' }).click();
    await page.evaluate(() => {
      location.hash = 'src=https://github.com/acme/app/blob/main/Dockerfile';
    });
    await expect(page.locator('.bar')).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    for (const name of isMobile ? ['Add a release', 'Options'] : ['Add a release', 'Options', 'Keyboard shortcuts']) {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violationsOf(page), name).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
}
