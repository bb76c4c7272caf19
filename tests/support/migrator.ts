import { expect, type Page } from '@playwright/test';
import { isAlive } from './pages.ts';
import { watch } from './watch.ts';

/** Opens the migrator with the editor that suits the screen; returns what went wrong so far, which may grow. */
export async function openMigrator(page: Page, isMobile: boolean): Promise<string[]> {
  const problems = await watch(page);
  await page.goto('migrate/');
  await isAlive(page);
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
  await isAlive(page);
  await choose(page, 'Load an example', name);
  // It comes a moment later, and not over what is done meanwhile.
  await expect(verdict(page)).toHaveText(/^\d+ images?/);
}

/** Takes an entry of a menu. */
export async function choose(page: Page, menu: string, entry: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.locator('.menu li').getByRole('button', { name: entry, exact: true }).click();
}

/** How many works the browser keeps. */
export function keptWorks(page: Page): Promise<number> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('restage.work.')).length);
}

/** What is in the clipboard once an entry of `Copy as` was taken. */
export async function copiedAs(page: Page, entry: string): Promise<string> {
  await choose(page, 'Copy as', entry);
  return clipboardAfter(page, `${entry} copied.`);
}

/** The address that Copy link copies. */
export async function copiedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy link' }).click();
  return clipboardAfter(page, 'Link copied.');
}

async function clipboardAfter(page: Page, message: string): Promise<string> {
  await expect(notice(page)).toContainText(message);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Dismiss' }).click();
  return text;
}

/** What has just been done. */
export function notice(page: Page) {
  return page.locator('.notice:not(.update)').getByRole('status');
}

/** The row of the first finding with this text. */
export function finding(page: Page, text: string | RegExp) {
  return page.locator('.finding', { hasText: text }).first();
}

export function verdict(page: Page) {
  return page.locator('.verdict').getByRole('status');
}

/** What Copy result puts into the clipboard. */
export async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy result' }).click();
  return clipboardAfter(page, 'Result copied.');
}
