import { expect, test } from '@playwright/test';
import { copied, finding, loadExample, openMigrator, verdict, yours } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('all suggestions at once, back to safe, and back again', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Rust service with C++ libraries');
  await expect(verdict(page)).toContainText('4 changes on, 1 suggested');
  const safe = await copied(page);

  await page.getByRole('button', { name: /^Accept all suggestions/ }).click();
  await expect(page.getByText('1 suggestion switched on.')).toBeVisible();
  await expect(verdict(page)).toContainText('5 changes on');
  expect(await copied(page)).toContain('-stdlib=libc++');

  await page.getByRole('button', { name: 'Back to safe' }).click();
  await expect(verdict(page)).toContainText('4 changes on, 1 suggested');
  expect(await copied(page)).toBe(safe);
  await page.getByRole('button', { name: 'Back to safe' }).isDisabled();
  expect(problems).toEqual([]);
});

test('a change that was switched off stays off when the suggestions are accepted', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Rust service with C++ libraries');
  await finding(page, 'user-protobuf').getByRole('checkbox').uncheck();
  await page.getByRole('button', { name: /^Accept all suggestions/ }).click();
  await expect(finding(page, 'user-protobuf').getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(finding(page, 'rust-static-cxx').getByRole('checkbox')).not.toBeChecked();
  await expect(finding(page, 'user-protobuf').getByRole('checkbox')).not.toBeChecked();
});

test('what a person has to do is ticked off, and counts as done', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await expect(verdict(page)).toContainText('5 for you to do. 2 of them block the build.');
  const blocker = page.getByRole('checkbox', { name: 'Done: malformed-digest, line 10' });
  await blocker.check();
  await expect(verdict(page)).toContainText('4 for you to do, 1 done. One of them blocks the build.');
  await yours(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# one more line\n');
  await expect(page.getByRole('checkbox', { name: 'Done: malformed-digest, line 11' })).toBeChecked();
  expect(problems).toEqual([]);
});

test('moving in the text marks the finding of the line', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Rust service with C++ libraries');
  await expect(page.locator('.finding').first()).toBeVisible();
  await yours(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  const goDown = async (line: string, steps: number) => {
    // Long lines wrap in Monaco.
    if (!isMobile) await page.locator('.original .view-line', { hasText: line }).click();
    else for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  };
  await goDown('FROM stagex/user-protobuf', 4);
  await expect(finding(page, 'user-protobuf')).toHaveAttribute('aria-current', 'true');
  await goDown('FROM stagex/user-abseil-cpp', 1);
  await expect(finding(page, 'user-abseil-cpp')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('.finding[aria-current=true]')).toHaveCount(1);
});

test('every image says its release and version', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  if (!isMobile) await page.locator('.images summary').click();
  const image = (name: string) => page.locator('.images .image', { hasText: name }).first();
  await expect(image('core-lld19')).toContainText('2025.08.0, 2025.10.0 · 19.1.7');
  await expect(image('core-git')).toContainText('not pinned');
  await expect(image('core-gcc')).toContainText('malformed digest');
  await expect(page.locator('.images').getByText('unknown digest')).toBeVisible();
});
