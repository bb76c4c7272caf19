import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { choose, copiedAs, finding, loadExample, notice, openMigrator, paste, verdict } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a pull request comment has the verdict, the changes, the diff and the way back', async ({
  page,
  isMobile,
  browser,
}) => {
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await page.getByRole('checkbox', { name: 'Done: malformed-digest, line 10' }).check();
  const comment = await copiedAs(page, 'Pull request comment');
  expect(comment).toContain((await verdict(page).textContent()) ?? 'no verdict');
  expect(comment).toMatch(/\(http:\/\/localhost:\d+\/(?:.*\/)?rules\/update-image\/\)/);
  expect(comment).toContain('<details>');
  expect(comment).toMatch(/- \[x\] .*malformed-digest/);
  expect(comment).toMatch(/- \[ \] /);
  const [link = ''] = /http:\/\/localhost:\d+\/\S*migrate\/#v2=[\w-]+/.exec(comment) ?? [];
  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByRole('checkbox', { name: 'Done: malformed-digest, line 10' })).toBeChecked();
  await other.close();
  expect(problems).toEqual([]);
});

test('suggestion blocks replace whole lines, one a line', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Node.js service');
  await expect(verdict(page)).toContainText('changes on');
  const blocks = await copiedAs(page, 'GitHub suggestions');
  expect(blocks).toMatch(/```suggestion\nFROM stagex\/core-nodejs:24\.9\.0@sha256:[0-9a-f]{64} AS runtime\n```/);
});

test('a commit message names what moved', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Go with cgo');
  await expect(verdict(page)).toContainText('changes on');
  const message = await copiedAs(page, 'Commit message');
  const [subject = '', blank, ...body] = message.split('\n');
  expect(subject.length).toBeLessThanOrEqual(72);
  expect(subject).toContain('2026.03.0');
  expect(blank).toBe('');
  expect(body.join('\n')).toContain('pallet-cgo');
});

test('the result and the patch can be downloaded under their names', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await loadExample(page, 'Go with cgo');
  await expect(verdict(page)).toContainText('changes on');
  await page.getByLabel('Path of the file in its repository').fill('build/ledger.Dockerfile');
  await page.getByLabel('Path of the file in its repository').press('Enter');
  const downloads: [string, string, RegExp][] = [
    ['Result', 'ledger.Dockerfile', /^# A Go service/],
    ['Patch', 'restage.patch', /^--- a\/build\/ledger\.Dockerfile\n\+\+\+ b\/build\/ledger\.Dockerfile\n@@/],
  ];
  for (const [entry, name, content] of downloads) {
    const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Download', entry)]);
    expect(file.suggestedFilename()).toBe(name);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(content);
    await expect(notice(page)).toContainText(name);
  }
});

test('where nothing changes there is nothing to copy, and the page says so', { tag: '@plain' }, async ({
  page,
  isMobile,
}) => {
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(finding(page, 'pin core-git')).toBeVisible();
  await choose(page, 'Copy as', 'Patch');
  await expect(notice(page)).toHaveText('Nothing changes, so there is nothing to copy.');
});

test('a browser that does not let the page copy is said to', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect(verdict(page)).toContainText('1 image');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy result' }).click();
  await expect(notice(page)).toContainText('did not let this page copy');
});
