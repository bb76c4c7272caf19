import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { visitedPages } from './support/pages.ts';
import { watch } from './support/watch.ts';

/** Hundreds of entries of one kind, for which those before them stand. */
const ALIKE = '.image-list > section + section';

for (const path of visitedPages) {
  test(`/${path} is quiet, fits and is accessible in light and dark`, async ({ page }) => {
    const problems = await watch(page);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path, { waitUntil: 'networkidle' });

    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, 'pixels beyond the right edge').toBeLessThanOrEqual(0);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      const { violations } = await new AxeBuilder({ page }).exclude(ALIKE).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found, colorScheme).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
}
