import { expect, test } from '@playwright/test';
import { watch } from './support/watch.ts';

test('search finds a rule', async ({ page }) => {
  const problems = await watch(page);
  await page.goto('');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByPlaceholder('Search').fill('core-user-runtime');
  const result = page.locator('#starlight__search').getByRole('link', { name: 'replace-user-runtime' });
  await result.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('replace-user-runtime');
  expect(problems).toEqual([]);
});

test('the theme can be chosen and is remembered', async ({ page, isMobile }) => {
  const problems = await watch(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('rules/');
  if (isMobile) await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByLabel('Select theme').locator('visible=true').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(problems).toEqual([]);
});

test('every page leads to every section', async ({ page, isMobile }) => {
  for (const path of ['', 'rules/']) {
    await page.goto(path);
    if (isMobile) await page.getByRole('button', { name: 'Menu' }).click();
    const navigation = page.getByRole('navigation', { name: isMobile ? 'Main' : 'Sections' });
    for (const name of isMobile
      ? ['Migrate a Dockerfile', 'Start here', 'Images', 'All rules', 'Command line']
      : ['Migrate', 'Guides', 'Reproducibility', 'Releases', 'Images', 'Rules', 'Reference']) {
      await expect(navigation.getByRole('link', { name, exact: true })).toBeVisible();
    }
  }
});

test('the header says where the reader is', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the menu does, on narrow screens');
  await page.goto('reference/library/');
  await expect(page.getByRole('navigation', { name: 'Sections' }).locator('[aria-current]')).toHaveText('Reference');
});
