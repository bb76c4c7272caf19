import { expect, type Page, test } from '@playwright/test';
import { loadExample, openMigrator, paste, yours } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
test.beforeEach(({ isMobile }) => test.skip(isMobile, 'Monaco is for wide screens'));

const zeros = '0'.repeat(64);
const rust = 'stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
const file = `FROM ${rust} AS build
COPY --from=stagex/core-git . /
COPY --from=stagex/core-gcc@sha256:964ffd37 . /
COPY --from=stagex/core-busybox@sha256:${zeros} . /
RUN true
`;

const original = (page: Page) => page.locator('.monaco .editor.original');
const modified = (page: Page) => page.locator('.monaco .editor.modified');
const marks = (page: Page, look: string) => original(page).locator(`.restage-mark.${look}`);
const hover = (page: Page) => page.locator('.monaco-resizable-hover:visible');
const menu = (page: Page) => page.locator('.action-widget:visible');
const labels = (page: Page) =>
  original(page)
    .locator('.restage-label')
    .allTextContents()
    .then((texts) => texts.map((text) => text.replaceAll('\u00a0', ' ')));

async function goToLine(page: Page, line: number): Promise<void> {
  await yours(page).focus();
  // Long lines wrap, and the arrow keys go by what is shown.
  await page.keyboard.press('Control+G');
  await page.keyboard.type(`${line}`);
  await page.keyboard.press('Enter');
  await expect(yours(page)).toBeFocused();
  // Monaco's box for the line takes Arrow Right for itself until a timer, set when it loses the focus, has run.
  await page.evaluate(() => new Promise((ran) => setTimeout(ran)));
}

test('findings are underlined by what they ask for', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await paste(page, file);
  await expect(marks(page, 'restage-safe.restage-on').first()).toBeVisible();
  await expect(marks(page, 'restage-suggestion.restage-off')).toHaveCount(1);
  await expect(original(page).locator('.squiggly-error').first()).toBeVisible();
  await expect(original(page).locator('.squiggly-warning').first()).toBeVisible();
  // A change is no problem, and looks like none. A line that was drawn anew while it was looked at has no look at all.
  await expect
    .poll(() =>
      original(page)
        .locator('.squiggly-info')
        .evaluateAll((lines) => [...new Set(lines.map((line) => getComputedStyle(line).backgroundImage))]),
    )
    .toEqual(['none']);
  await expect(modified(page).locator('.restage-mark, .restage-label')).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('the hover says what and why, and leads to the rule', async ({ page, isMobile, context }) => {
  const problems = await openMigrator(page, isMobile);
  await paste(page, file);
  await expect(marks(page, 'restage-off')).toHaveCount(1);
  await original(page).locator('.view-line', { hasText: 'core-git' }).getByText('stagex').hover();
  await expect(hover(page)).toContainText('Suggestion, not applied');
  await expect(hover(page)).toContainText('pin core-git 2.50.1 of 2026.03.0');
  await expect(hover(page)).toContainText('Which core-git this is depends on when the build runs.');
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    hover(page).getByRole('link', { name: 'Rule pin-image' }).click(),
  ]);
  await expect(opened.getByRole('heading', { level: 1 })).toHaveText('pin-image');
  expect(problems).toEqual([]);
});

test('the hover and its link are reached and left by keyboard', async ({ page, isMobile, context }) => {
  await openMigrator(page, isMobile);
  await paste(page, file);
  await expect(marks(page, 'restage-off')).toHaveCount(1);
  await goToLine(page, 2);
  for (let step = 0; step < 14; step += 1) await page.keyboard.press('ArrowRight');
  const link = hover(page).getByRole('link', { name: 'Rule pin-image' });
  // Once more takes the focus there.
  for (let times = 0; times < 2; times += 1) {
    for (const key of ['k', 'i']) await page.keyboard.press(`ControlOrMeta+${key}`);
    await expect(link).toBeVisible();
  }
  await expect(hover(page).getByRole('tooltip')).toBeFocused();
  // A part of the hover comes before what can be used in it.
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await expect(opened).toHaveURL(/rules\/pin-image\/$/);
  await opened.close();
  await page.keyboard.press('Escape');
  await expect(hover(page)).toHaveCount(0);
  await expect(yours(page)).toBeFocused();
});

test('what a hover, a menu and a label say of a file is text', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  const name = '**b**_i_`c`[z](x)<hr>www.z.example&lt;';
  await paste(page, `FROM stagex/${name}\n`);
  await expect(original(page).locator('.restage-label')).toHaveText(/not.pinned/);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('F8');
  await expect(hover(page)).toContainText(name);
  await expect(hover(page)).toContainText(`Which ${name} this is`);
  await expect(hover(page).locator('strong, em, code, hr')).toHaveCount(0);
  await expect(hover(page).getByRole('link')).toHaveText([/^Rule [\w-]+$/]);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(menu(page)).toContainText('Mark as done: ');
  await expect(menu(page).locator('strong, em, code, hr')).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('the quick fix switches a change on and off, and the result follows', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await paste(page, file);
  await expect(marks(page, 'restage-off')).toHaveCount(1);
  await goToLine(page, 2);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(menu(page)).toContainText('Apply: Without a tag or digest this is whatever is newest');
  await page.keyboard.press('Enter');
  await expect(modified(page)).toContainText('core-git:2.50.1');
  await expect(page.locator('.finding', { hasText: 'pin-image' }).getByRole('checkbox')).toBeChecked();
  await expect(marks(page, 'restage-suggestion.restage-on')).toHaveCount(1);
  await expect(yours(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(menu(page)).toContainText('Do not apply: Without a tag or digest');
  await page.keyboard.press('Enter');
  await expect(modified(page)).not.toContainText('core-git:2.50.1');
  expect(problems).toEqual([]);
});

test('a finding that moved still has its quick fix in the hover', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  // Nothing here looks different after it moved.
  await paste(page, 'FROM stagex/core-git\n');
  await expect(marks(page, 'restage-off')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# one\n# two\n# three\n');
  await expect(
    page.locator('.finding', { hasText: 'pin-image' }).getByRole('button', { name: 'Line 4' }),
  ).toBeVisible();
  await original(page).locator('.view-line', { hasText: 'core-git' }).getByText('stagex').hover();
  await hover(page).getByText('Quick Fix').click();
  await expect(menu(page)).toContainText('Apply: Without a tag or digest');
});

test('the quick fix ticks off what a person has done, and takes it back', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, file);
  await expect(original(page).locator('.squiggly-error').first()).toBeVisible();
  await goToLine(page, 3);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(menu(page)).toContainText('Mark as done: ');
  await page.keyboard.press('Enter');
  await expect(original(page).locator('.squiggly-error')).toHaveCount(0);
  await expect(marks(page, 'restage-blocker.restage-done').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(menu(page)).toContainText('Not done yet: ');
  await page.keyboard.press('Enter');
  await expect(original(page).locator('.squiggly-error').first()).toBeVisible();
});

test('the cursor marks its finding in the list, and the list marks its place', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, file);
  const row = (rule: string) => page.locator('.finding', { hasText: rule });
  await expect(row('pin-image')).not.toHaveAttribute('aria-current');
  await goToLine(page, 2);
  await expect(row('pin-image')).toHaveAttribute('aria-current', 'true');
  await goToLine(page, 3);
  await expect(row('malformed-digest')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('.finding[aria-current=true]')).toHaveCount(1);
  await goToLine(page, 5);
  await expect(page.locator('.finding[aria-current=true]')).toHaveCount(0);
  await expect(original(page).locator('.restage-current')).toHaveCount(0);

  await row('update-image').getByRole('button', { name: 'Line 1' }).click();
  await expect(row('update-image')).toHaveAttribute('aria-current', 'true');
  await expect(original(page).locator('.restage-current').first()).toBeVisible();
  await expect(yours(page)).toBeFocused();
});

test('F8 goes from finding to finding, shows and says it', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, file);
  await expect(marks(page, 'restage-off')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Home');
  const said = page.locator('.monaco > [role=status]');
  await page.keyboard.press('F8');
  await expect(hover(page)).toContainText('Safe, applied');
  await expect(said).toContainText('Line 1');
  await page.keyboard.press('F8');
  await expect(hover(page)).toContainText('Suggestion, not applied');
  await expect(said).toContainText('Line 2');
  await page.keyboard.press('Shift+F8');
  await expect(said).toContainText('Line 1');
  await page.keyboard.press('Shift+F8');
  await expect(said).toContainText('Line 4');
});

test('every image says its release and version, or what is the matter with it', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await paste(
    page,
    `${file}ARG NAME=core-git
COPY --from=stagex/core-filesystem@sha256:cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750 . /
COPY --from=stagex/core-musl:sx2026.06.0@sha256:${zeros} . /
FROM stagex/\${NAME}
`,
  );
  await expect
    .poll(() => labels(page))
    .toEqual([
      '2025.08.0, 2025.10.0 · 1.88.0',
      'not pinned',
      'malformed digest',
      'unknown digest',
      '✓ 2026.03.0',
      'tag says 2026.06.0, later than the catalogue',
      'known when the build runs',
    ]);
  expect(problems).toEqual([]);
});

test('a digest says that it is compared until it is', async ({ page, isMobile }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*catalogue_rest*', async (route) => {
    await held;
    await route.continue();
  });
  await openMigrator(page, isMobile);
  await paste(page, `FROM stagex/core-busybox@sha256:${zeros}\n`);
  await expect.poll(() => labels(page)).toEqual(['comparing…']);
  release();
  await expect.poll(() => labels(page)).toEqual(['unknown digest']);
});

test('what stands in an empty editor goes when a file is opened in it', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  const placeholder = original(page).locator('.editorPlaceholder');
  await expect(placeholder).toBeVisible();
  await loadExample(page, 'Mixed releases');
  await expect(original(page)).toContainText('pallet-clang');
  await expect(placeholder).toBeHidden();
});

test('labels are not part of the text', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, file);
  await expect(original(page).locator('.restage-label')).toHaveCount(4);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file);
  // The cursor steps over them as over nothing.
  await goToLine(page, 2);
  for (let step = 0; step < 'COPY --from=stagex/core-git'.length; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('ControlOrMeta+C');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('t');
});
