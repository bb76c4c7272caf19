import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

const dist = join(process.cwd(), 'dist');

/** Every page of the built site: its address relative to the site's root, as `rules/` or `404.html`. */
export const pages: readonly string[] = globSync('**/*.html', { cwd: dist })
  .map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
  .sort();

/** The pages of images are hundreds of one kind: one of each sort stands for them. */
const SAMPLES = ['images/core-curl/', 'images/core-user-runtime/', 'images/pallet-rust/', 'images/rust/'];

/** The pages that a browser looks at one by one. */
export const visitedPages = pages.filter((page) => !/^images\/./.test(page) || SAMPLES.includes(page));

/** Waits until the scripts of a page have run: but for text, what is done before is lost. */
export async function isAlive(page: Page): Promise<void> {
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

/** The HTML of a page. */
export function htmlOf(page: string): string {
  return readFileSync(join(dist, page.endsWith('.html') ? page : `${page}index.html`), 'utf8');
}
