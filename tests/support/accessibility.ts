import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe objects to on a page as it is: the rule, and the HTML of what breaks it.
 *
 * @param left a selector of what is not looked at
 * @param rules rules of axe that are left out
 */
export async function violationsOf(page: Page, left?: string, rules: readonly string[] = []): Promise<string[]> {
  // The other mode is for frames of other sites, of which there are none, and opens a page of its own each time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .disableRules([...rules]);
  const { violations } = await (left === undefined ? axe : axe.exclude(left)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
