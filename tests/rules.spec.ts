import { expect, test } from '@playwright/test';
import { watch } from './support/watch.ts';

test('the rules can be narrowed down by subject, level and target', async ({ page }) => {
  const problems = await watch(page);
  await page.goto('rules/');
  const rules = page.locator('.rule-list li');
  const filter = page.getByRole('form', { name: 'Filter the rules' });
  await expect(filter).toBeVisible();
  const all = await rules.count();
  await expect(filter.locator('output')).toHaveText(`${all} rules`);

  await filter.getByLabel('About').selectOption({ label: 'Rust' });
  await expect(rules).not.toHaveCount(all);
  await expect(rules.getByText('rust-static-cxx')).toBeVisible();
  await expect(rules.getByText('update-image')).toHaveCount(0);

  await filter.getByLabel('Target').selectOption('2025.10.0');
  await expect(rules.getByText('rust-static-cxx')).toHaveCount(0);
  await filter.getByLabel('About').selectOption({ label: 'everything' });
  await filter.getByLabel('Level').selectOption({ label: 'Safe' });
  await expect(rules.getByText('update-image')).toBeVisible();
  await expect(rules.getByText('pin-image')).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('a sample of a rule opens in the migrator, at the release it is about', async ({ page }) => {
  await page.goto('rules/replace-user-runtime/');
  const sample = page.locator('.open-sample a').first();
  await expect(sample).toHaveAttribute('href', /\/migrate\/#v2=/);
  await sample.click();
  await expect(page).toHaveURL(/\/migrate\/#v2=/);
  await expect(page.locator('.migrate').getByRole('link', { name: 'replace-user-runtime' }).first()).toBeVisible();
});

test('a damaged link says so and changes nothing', async ({ page }) => {
  await page.goto('migrate/#v1=AAAA');
  await expect(page.getByText('What was in the editor is still there.')).toBeVisible();
});
