import { expect, type Page, test } from '@playwright/test';
import { violationsOf } from './support/accessibility.ts';
import { copied, loadExample, openMigrator, paste, verdict } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const checklist = (page: Page) => page.getByRole('region', { name: 'Reproducible builds' });
const practice = (page: Page, title: string) => checklist(page).locator('.practice', { hasText: title });

test('each practice is met, missed or not applicable, with its reason and what was found', async ({
  page,
  isMobile,
}) => {
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  const network = practice(page, 'The network is off where code is compiled');
  await expect(network).toContainText('Missed');
  await expect(network).toContainText('A RUN compiles with the network on: line 13.');
  await expect(network.locator('.finding')).toContainText('network=none');
  await expect(network.getByRole('link', { name: 'network-none' }).first()).toHaveAttribute(
    'href',
    /\/rules\/network-none\/$/,
  );
  const none = checklist(page).getByText(/^Not applicable \d+$/);
  await expect(practice(page, 'Cargo takes the versions of Cargo.lock')).toBeHidden();
  await none.click();
  await expect(practice(page, 'Cargo takes the versions of Cargo.lock')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  await paste(page, 'FROM scratch\n');
  await expect(checklist(page)).toBeHidden();
  expect(problems).toEqual([]);
});

test('a suggestion about reproducible builds is a decision of its own', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  const time = practice(page, 'Time is fixed by SOURCE_DATE_EPOCH');
  await page.getByRole('button', { name: /^Accept all suggestions/ }).click();
  await expect(verdict(page)).toContainText('2 findings about reproducible builds.');
  await expect(time.getByRole('checkbox')).not.toBeChecked();
  expect(await copied(page)).not.toContain('SOURCE_DATE_EPOCH');

  await time.getByRole('checkbox').check();
  await expect(verdict(page)).toContainText('1 finding about reproducible builds.');
  expect(await copied(page)).toContain('SOURCE_DATE_EPOCH=1');
  // The list is about the text as it is.
  await expect(time).toContainText('Missed');
});
