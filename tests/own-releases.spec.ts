import { expect, type Page, test } from '@playwright/test';
import { bundledCatalog } from 'restage';
import { copied, copiedAs, copiedLink, notice, openMigrator, paste, verdict } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** The lists of a release that does not exist: those of the newest, with other digests for what `change` says. */
function lists(change: Readonly<Record<string, string>>): { name: string; text: string }[] {
  const { newest } = bundledCatalog;
  return ['bootstrap', 'core', 'pallet', 'user'].map((category) => ({
    name: `${category}.txt`,
    text: bundledCatalog
      .names(newest)
      .filter((name) => name.startsWith(`${category}-`))
      .map((name) => `${change[name] ?? bundledCatalog.image(name, newest)?.digest} ${name}\n`)
      .join(''),
  }));
}

const later = 'ab'.repeat(32);
const old = 'FROM stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca\n';
const asFiles = (given: readonly { name: string; text: string }[]) =>
  given.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }));

async function openDialog(page: Page, release: string) {
  await page.getByRole('button', { name: /^Add a release/ }).click();
  await page.getByLabel('Release', { exact: true }).fill(release);
  return page.getByRole('dialog', { name: 'Add a release' });
}

test('the lists of a release make it a target, named as the reader’s own everywhere', async ({
  page,
  isMobile,
  browser,
}) => {
  const problems = await openMigrator(page, isMobile);
  await paste(page, old);
  const dialog = await openDialog(page, '2026.06.0');
  await dialog
    .getByLabel('Lists of digests, or an exported release')
    .setInputFiles(asFiles(lists({ 'pallet-rust': later })));
  await expect(notice(page)).toContainText('2026.06.0 is in your catalogue, and the target');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Target release').locator('option:checked')).toHaveText('2026.06.0 (yours)');
  await expect(page.getByRole('heading', { name: 'Migrated to 2026.06.0 (yours)' })).toBeVisible();
  expect(await copied(page)).toBe(`FROM stagex/pallet-rust@sha256:${later}\n`);
  expect(await copiedAs(page, 'Pull request comment')).toMatch(/2026\.06\.0[^\n]*(added|own)/i);
  const link = await copiedLink(page);

  // It is still there after a reload, and can be removed.
  await page.reload();
  expect(await copied(page)).toBe(`FROM stagex/pallet-rust@sha256:${later}\n`);
  await page.getByRole('button', { name: /^Add a release/ }).click();
  await page.getByRole('button', { name: 'Remove 2026.06.0' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Target release')).toHaveValue('2026.03.0');

  // Somebody else does not have it, and is told.
  const other = await browser.newPage();
  await other.goto(link);
  await expect(verdict(other)).toContainText('The catalogue here does not have 2026.06.0');
  await other.close();
  expect(problems).toEqual([]);
});

test('a release that is pasted in one piece', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, old);
  const dialog = await openDialog(page, 'sx2026.06.0');
  await dialog.getByLabel('Or pasted').fill(
    lists({ 'pallet-rust': later })
      .map(({ text }) => text)
      .join(''),
  );
  await dialog.getByRole('button', { name: 'Add what is pasted' }).click();
  await expect(page.getByLabel('Target release')).toHaveValue('2026.06.0');
  expect(await copied(page)).toContain(later);
});

test('what is no release, or half of one, is not added, and the page says why', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  await openMigrator(page, isMobile);
  const dialog = await openDialog(page, '2026.06.0');
  const input = dialog.getByLabel('Lists of digests, or an exported release');
  await input.setInputFiles(asFiles(lists({}).slice(0, 2)));
  await expect(dialog.getByRole('alert')).toContainText('missing');
  await input.setInputFiles(asFiles([{ name: 'core.txt', text: '<script>alert(1)</script>\n' }]));
  await expect(dialog.getByRole('alert')).toContainText('core.txt:1');
  await input.setInputFiles(asFiles([{ name: 'x.json', text: '{"kind":"stagex-release","images":{"__proto__":1}}' }]));
  await expect(dialog.getByRole('alert')).toContainText('Nothing was added: ');
  await dialog.getByLabel('Release', { exact: true }).fill('2026.03.0');
  await input.setInputFiles(asFiles(lists({ 'pallet-rust': later })));
  await expect(dialog.getByRole('alert')).toContainText('the catalogue has 2026.03.0 already');
  await expect(page.getByLabel('Target release')).toHaveValue('2026.03.0');
});

test('codeberg.org is asked once the reader says so, and a refusal says how to get the files', {
  tag: '@plain',
}, async ({ page, isMobile }) => {
  const asked: string[] = [];
  let isOpen = false;
  const given = new Map(lists({ 'pallet-rust': later }).map(({ name, text }) => [name, text]));
  await page.route('https://codeberg.org/**', (route) => {
    const url = route.request().url();
    asked.push(url);
    const body = given.get(url.slice(url.lastIndexOf('/') + 1)) ?? '';
    return isOpen ? route.fulfill({ body, headers: { 'Access-Control-Allow-Origin': '*' } }) : route.abort('failed');
  });
  await page.goto('migrate/');
  await expect(page.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco');
  await paste(page, old);
  const dialog = await openDialog(page, '2026.06.0');
  expect(asked).toEqual([]);
  await dialog.getByRole('button', { name: 'Ask codeberg.org' }).click();
  await expect(dialog.getByRole('alert')).toContainText('does not let other pages read its files');
  await expect(dialog.getByRole('alert')).toContainText('git clone --depth 1 --branch 2026.06.0');
  isOpen = true;
  await dialog.getByRole('button', { name: 'Ask codeberg.org' }).click();
  await expect(page.getByLabel('Target release')).toHaveValue('2026.06.0');
  expect(asked[0]).toMatch(/^https:\/\/codeberg\.org\/stagex\/stagex\/raw\/tag\/2026\.06\.0\/digests\/\w+\.txt$/);
});
