/** What the site offers beside its pages. */
import { expect, test } from '@playwright/test';
import { pages } from './support/pages.ts';
import { watch } from './support/watch.ts';

test.skip(({ isMobile }) => isMobile, 'the same on every screen');

test('search finds every symptom and every rule, and images', async ({ page }) => {
  const site = new URL(process.env.SITE_URL ?? '').pathname;
  await page.goto('guides/troubleshooting/');
  const symptoms = await page
    .locator('.sl-markdown-content li > a[href*="#"]')
    .evaluateAll((links: HTMLAnchorElement[]) => links.map(({ pathname, text }) => [text, pathname] as const));
  expect(symptoms.length).toBeGreaterThan(50);
  const named = (folder: string) =>
    pages.flatMap((path) => {
      const [, name] = new RegExp(`^${folder}/([^/]+)/$`).exec(path) ?? [];
      return name === undefined ? [] : [[name, site + path] as const];
    });
  const images = named('images').filter(([name]) => /^(bootstrap|core|pallet|user)-/.test(name));
  const gone = ['core-user-runtime', `${site}rules/replace-user-runtime/`] as const;
  const wanted = [gone, ...symptoms, ...named('rules'), ...images.filter((_, index) => index % 20 === 0)];
  const missed = await page.evaluate(
    async ([wanted, site]) => {
      const index = await import(`${site}pagefind/pagefind.js`);
      const missed: string[] = [];
      for (const [words, path] of wanted) {
        const { results } = await index.search(words);
        const shown = await Promise.all(results.slice(0, 5).map((result: { data(): unknown }) => result.data()));
        const found = shown.map(({ url }: { url: string }) => new URL(url, location.href).pathname);
        if (!found.includes(path)) missed.push(`${words}: ${found.join(' ')}`);
      }
      return missed;
    },
    [wanted, site] as const,
  );
  expect(missed).toEqual([]);
});

test('every page has a twin in Markdown, with what the engine made of its examples', async ({ page }) => {
  await page.goto('guides/rust/');
  const href = await page.locator('link[type="text/markdown"]').getAttribute('href');
  const response = await page.request.get(href ?? '');
  expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  const text = await response.text();
  expect(text).toMatch(/^# Rust\n\n> Pure Rust/);
  expect(text).toMatch(/```diff[\s\S]*^\+FROM stagex\/pallet-rust:1\.94\.0@sha256:2fbe7b16…/m);
  expect(await (await page.request.get('llms.txt')).text()).toContain(`](${href}): Pure Rust`);
  await expect(page.getByRole('link', { name: 'This page as Markdown' })).toHaveAttribute('href', href ?? '');
});

test('a missing page offers those that are like it', async ({ page }) => {
  const problems = await watch(page);
  const response = await page.goto('guide/rust');
  expect(response?.status()).toBe(404);
  await page.locator('#suggestions').getByRole('link', { name: 'Rust', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rust');
  // The browser says that there is no page, and that is no mistake of this one.
  expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
});

test('a page prints in dark letters, without what is around its text', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.goto('guides/rust/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const hidden of ['nav.sidebar', '.sections', 'site-search', '.right-sidebar', '.migration figcaption a']) {
    await expect(page.locator(hidden).first()).toBeHidden();
  }
  for (const text of ['.sl-markdown-content p', '.migration li .message', '.ec-line:not(.ins, .del) .code span']) {
    const light = await page
      .locator(text)
      .first()
      .evaluate((element) =>
        Math.max(...(getComputedStyle(element).color.match(/\d+/g) ?? []).slice(0, 3).map(Number)),
      );
    expect(light, text).toBeLessThan(140);
  }
});

test('the host is told what no page can say of itself', async ({ page }) => {
  const response = await page.goto('rules/');
  expect(response?.headers()).toMatchObject({
    'content-security-policy': "frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
});
