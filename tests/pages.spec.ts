import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './support/accessibility.ts';
import { isAlive, visitedPages } from './support/pages.ts';
import { watch } from './support/watch.ts';

/** `rules/update-image/` and all its sisters look alike, so `npm run test:pages` alone examines how each looks. */
const examined = process.env.EVERY_PAGE
  ? visitedPages
  : [...Map.groupBy(visitedPages, kindOf).values()].flatMap((row) => row[0] ?? []);

/** Hundreds of entries of one kind, for which those before them stand. */
const ALIKE = '.image-list > section + section';

/** What axe says about looks, in most of its time. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size'];

/** Pages in a row, so that a browser is not started for each, and few, so that a slow machine has time for them. */
const ROW = 10;

for (const path of examined) {
  test(`/${path} is accessible`, async ({ page, isMobile }) => {
    // Colours do not depend on the size of the screen, nor what axe says of the rest on colours.
    const schemes = process.env.EVERY_PAGE ? (['light', 'dark'] as const) : ([isMobile ? 'light' : 'dark'] as const);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (colorScheme === schemes[0]) await open(page, path);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      expect(await violationsOf(page, ALIKE), colorScheme).toEqual([]);
    }
  });
}

for (let from = 0; from < visitedPages.length; from += ROW) {
  const row = visitedPages.slice(from, from + ROW);
  test(`/${row[0]} to /${row.at(-1)} are quiet, fit and accessible`, async ({ page, isMobile }) => {
    test.skip(!isMobile && !process.env.EVERY_PAGE, 'what fits a phone fits a desktop');
    const problems = await watch(page);
    for (const path of row) {
      await open(page, path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, `/${path}: pixels beyond the right edge`).toBeLessThanOrEqual(0);
      const violations = process.env.EVERY_PAGE ? [] : await violationsOf(page, ALIKE, LOOKS);
      expect.soft([...problems.splice(0), ...violations], `/${path}`).toEqual([]);
    }
  });
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await isAlive(page);
}

/** The part of the site and the depth: pages that share both look alike. */
function kindOf(path: string): string {
  const parts = path.split('/');
  return `${parts[0]} ${parts.length}`;
}
