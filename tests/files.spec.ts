import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  choose,
  copiedAs,
  copiedLink,
  loadExample,
  notice,
  openMigrator,
  paste,
  verdict,
  yours,
} from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const rust = 'sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
const one = `FROM stagex/pallet-rust@${rust} AS build\r\nRUN cargo build --locked`;
const two = `FROM stagex/pallet-rust@${rust}\nRUN cargo test --locked\n`;
const files = [
  { name: 'app.Dockerfile', mimeType: 'text/plain', buffer: Buffer.from(one) },
  { name: 'Containerfile', mimeType: 'text/plain', buffer: Buffer.from(two) },
];

test('several files are tabs with one target and one patch, which git applies', async ({ page, isMobile }) => {
  const problems = await openMigrator(page, isMobile);
  await page.getByLabel('Files to open').setInputFiles(files);
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(page.getByRole('tab', { selected: true })).toContainText('app.Dockerfile');
  await expect(page.getByRole('tab', { name: /Containerfile/ })).toContainText('1');
  await page.getByLabel('Target release').selectOption('2026.01.0');
  await page.getByRole('tab', { name: /Containerfile/ }).click();
  await expect(verdict(page)).toContainText('1 image on 2025.08.0 or 2025.10.0');

  const patch = await copiedAs(page, 'Patch');
  const folder = mkdtempSync(join(tmpdir(), 'restage-'));
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
    git('init', '--quiet');
    writeFileSync(join(folder, 'app.Dockerfile'), one);
    writeFileSync(join(folder, 'Containerfile'), two);
    writeFileSync(join(folder, 'x.patch'), patch);
    git('apply', 'x.patch');
    const moved = 'pallet-rust:1.91.1@sha256:4062550919db682ebaeea07661551b5b89b3921e3f3a2b0bc665ddea7f6af1ca';
    const before = `pallet-rust@${rust}`;
    expect(readFileSync(join(folder, 'app.Dockerfile'), 'utf8')).toBe(one.replace(before, moved));
    expect(readFileSync(join(folder, 'Containerfile'), 'utf8')).toBe(two.replace(before, moved));
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(problems).toEqual([]);
});

test('each file keeps its own decisions, and a link carries them all', async ({ page, isMobile, browser }) => {
  await openMigrator(page, isMobile);
  await page.getByLabel('Files to open').setInputFiles(files);
  await expect(page.locator('.finding').first().getByRole('checkbox')).toBeChecked();
  await page.locator('.finding').first().getByRole('checkbox').uncheck();
  await page.getByRole('tab', { name: /Containerfile/ }).click();
  await expect(page.locator('.finding').first().getByRole('checkbox')).toBeChecked();
  const link = await copiedLink(page);
  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByRole('tab')).toHaveCount(2);
  await expect(other.locator('.finding').first().getByRole('checkbox')).not.toBeChecked();
  await other.getByRole('tab', { name: /Containerfile/ }).click();
  await expect(other.locator('.finding').first().getByRole('checkbox')).toBeChecked();
  await other.close();
});

test('a file can be added, named, removed and brought back', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, two);
  await choose(page, 'Open', 'One more empty file');
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(yours(page)).toBeFocused();
  await page.keyboard.type('FROM stagex/core-git');
  const path = page.getByLabel('Path of the file in its repository');
  await path.fill('build/dev.Dockerfile');
  await path.press('Enter');
  await expect(page.getByRole('tab', { selected: true })).toContainText('build/dev.Dockerfile');
  await path.fill('../outside');
  await path.press('Enter');
  await expect(notice(page)).toContainText('is no path of a file in a repository');
  await expect(path).toHaveValue('build/dev.Dockerfile');
  await page.getByRole('button', { name: 'Remove file' }).click();
  await expect(page.getByRole('tab')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('tab', { selected: true })).toContainText('build/dev.Dockerfile');
});

test('the arrow keys go through the tabs', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await page.getByLabel('Files to open').setInputFiles(files);
  await page.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /Containerfile/ })).toBeFocused();
  await expect(page.getByRole('tab', { name: /Containerfile/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /app/ })).toBeFocused();
});

test('a dropped file is opened, not pasted', async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Runtime image');
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.Dockerfile'));
    return data;
  }, two);
  await page.locator('.migrate .panel').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByRole('tab', { selected: true })).toContainText('dropped.Dockerfile');
  await expect(page.getByRole('tab')).toHaveCount(2);
});

test('what cannot be opened is named', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await page.getByLabel('Files to open').setInputFiles([
    { name: 'image.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0xff]) },
    { name: 'huge.Dockerfile', mimeType: 'text/plain', buffer: Buffer.alloc(1_100_000, 0x20) },
  ]);
  await expect(notice(page)).toContainText('image.png is not UTF-8 text.');
  await expect(notice(page)).toContainText('huge.Dockerfile is larger than 1 MiB.');
});
