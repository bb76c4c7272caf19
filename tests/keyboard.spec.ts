import { expect, test } from '@playwright/test';
import { loadExample, openMigrator, verdict, yours } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
test.skip(({ isMobile }) => isMobile, 'about keyboards');

test('every action is reached with the Tab key, and the focus can be seen', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await expect(page.locator('.finding').first()).toBeVisible();
  const reached = new Set<string>();
  const invisible: string[] = [];
  await page.locator('#release').focus();
  for (let presses = 0; presses < 120; presses += 1) {
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element?.closest('.migrate')) return undefined;
      const style = getComputedStyle(element);
      const isEditor = element.closest('.monaco') !== null;
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return { name: name.trim(), seen: isEditor || style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    });
    if (at) {
      reached.add(at.name);
      if (!at.seen) invisible.push(at.name);
    }
    await page.keyboard.press('Tab');
  }
  const names = [...reached].join('\n');
  for (const name of [
    'Add a release',
    'Options',
    'Load an example',
    'Open',
    'Clear',
    'Copy result',
    'Copy as',
    'Download',
    'Copy link',
    'Accept all suggestions 4',
    'Apply update-image, line 3',
    'Done: mixed-releases, line 3',
    'Line 3',
    'update-image',
    'Keyboard shortcuts?',
  ]) {
    expect(names).toContain(name);
  }
  expect(invisible).toEqual([]);
});

test('the keys are listed under ?, act outside of text, and can be turned off', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await expect(page.locator('.finding').first()).toBeVisible();
  await page.locator('h1').click();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('j');
  await expect(page.locator('.finding').first().getByRole('button')).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('.finding').nth(1).getByRole('button')).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.locator('.finding').first().getByRole('button')).toBeFocused();
  await page.keyboard.press('a');
  await expect(page.getByText('4 suggestions switched on.')).toBeVisible();
  await page.keyboard.press('s');
  await expect(verdict(page)).toContainText('4 suggested');
  await page.keyboard.press('c');
  await expect(page.getByText('Result copied.')).toBeVisible();
  await page.keyboard.press('e');
  await expect(yours(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# jack?\n');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Line 4' }).first()).toBeVisible();

  await page.getByRole('button', { name: /^Keyboard shortcuts/ }).click();
  await page.getByLabel('Keys without Ctrl act').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(dialog).toBeHidden();
});

test('a menu is opened, used and left by keyboard', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  const menu = page.getByRole('button', { name: 'Load an example' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Rust service with C++ libraries' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
});
