import { expect, type Page } from '@playwright/test';
import { watch } from './watch.ts';

/** Opens the migrator with the editor that suits the screen; returns what went wrong so far, which may grow. */
export async function openMigrator(page: Page, isMobile: boolean): Promise<string[]> {
  const problems = await watch(page);
  await page.goto('migrate/');
  await expect(page.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco');
  return problems;
}

/** The reader's text, whichever editor shows it. */
export function yours(page: Page) {
  return page.getByRole('textbox', { name: /^Your Dockerfile/ });
}

/** Pastes over everything, line ends included. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text);
  await yours(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

export async function loadExample(page: Page, name: string): Promise<void> {
  // What is clicked before the scripts run is lost.
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Load an example' }).click();
  await page.getByRole('button', { name, exact: true }).click();
}

export function verdict(page: Page) {
  return page.locator('.verdict').getByRole('status');
}

/** What Copy result puts into the clipboard. */
export async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy result' }).click();
  await expect(page.getByText('Result copied.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Dismiss' }).click();
  return text;
}
