import { expect, type Page, test } from '@playwright/test';
import { loadExample, openMigrator, yours } from './support/migrator.ts';

/** Tries to make the page run what is not its own; returns what came of each attempt. */
function attack(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    // What a debugger runs may evaluate text; the next task is the page's own.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const attempt = (act: () => string) => {
      try {
        return act();
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      markup: attempt(() => {
        const place = document.createElement('div');
        place.innerHTML = '<img src=x onerror=alert(1)><mark>found</mark>';
        return [...place.children].map(({ localName }) => localName).join();
      }),
      source: attempt(() => {
        const script = document.createElement('script');
        script.src = 'https://example.com/x.js';
        return script.src;
      }),
      inline: attempt(() => {
        const script = document.createElement('script');
        script.text = 'alert(1)';
        return script.text;
      }),
      worker: attempt(() => String(new Worker(`${location.pathname}x.js`))),
      evaluation: attempt(() => String(new Function('return 1')())),
      policy: attempt(() => {
        const { trustedTypes } = globalThis as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): { name: string } };
        };
        return trustedTypes.createPolicy('other', { createHTML: (text: string) => text }).name;
      }),
    };
  });
}

for (const path of ['', 'rules/', 'migrate/', '404.html']) {
  test(`/${path} lets no text become code`, async ({ page }) => {
    await page.goto(path);
    await page.waitForLoadState('load');
    expect(await attack(page)).toEqual({
      markup: 'mark',
      source: 'TypeError',
      inline: 'TypeError',
      worker: 'TypeError',
      evaluation: 'EvalError',
      policy: 'TypeError',
    });
  });
}

test('Monaco, search and the theme work under the policy of the migrator', async ({ page, isMobile }) => {
  test.skip(isMobile, 'Monaco is on wide screens');
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await expect(page.locator('.monaco .char-insert').first()).toBeVisible();
  await yours(page).focus();
  await page.keyboard.press('ControlOrMeta+F');
  await page.getByRole('textbox', { name: 'Find' }).fill('stagex');
  await expect(page.locator('.find-widget .matchesCount')).toHaveText(/^\d+ of \d+$/);
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: /^Migrated Dockerfile/ }).focus();
  await page.keyboard.type('x');
  await expect(page.locator('.monaco-editor-overlaymessage')).toContainText('This is the result.');
  await page.keyboard.press('Escape');

  await page.getByLabel('Select theme').locator('visible=true').selectOption('light');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByPlaceholder('Search').fill('core-user-runtime');
  await page.locator('#starlight__search mark', { hasText: 'core-user-runtime' }).first().waitFor();
  expect(problems).toEqual([]);
});

test('code is copied under the policy of a rule', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('rules/update-image/');
  await page.locator('.copy button').first().click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('stagex/');
});
