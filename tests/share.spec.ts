import { deflateRawSync } from 'node:zlib';
import { expect, type Page, type Route, test } from '@playwright/test';
import {
  copied,
  copiedLink,
  finding,
  keptWorks,
  loadExample,
  notice,
  openMigrator,
  paste,
  verdict,
  yours,
} from './support/migrator.ts';
import { watch } from './support/watch.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const rust = 'sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
const pack = (value: unknown) => `v2=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
const file = (text: string) => ({ files: [{ text }] });

async function openFragment(page: Page, fragment: string): Promise<string[]> {
  const problems = await watch(page);
  await page.goto(`migrate/#${fragment}`);
  return problems;
}

test('a link carries text, target, options, decisions and ticks to somebody else', async ({
  page,
  isMobile,
  browser,
}) => {
  const problems = await openMigrator(page, isMobile);
  await loadExample(page, 'Mixed releases');
  await page.getByLabel('Target release').selectOption('2026.01.0');
  await page.getByRole('button', { name: /^Options/ }).click();
  await page.getByLabel('Tags beside digests').selectOption('none');
  await page.getByRole('button', { name: 'Close' }).click();
  await finding(page, 'Without a tag or digest').getByRole('checkbox').check();
  await page.getByRole('checkbox', { name: 'Done: malformed-digest, line 10' }).check();
  const result = await copied(page);
  const link = await copiedLink(page);
  expect(new URL(link).hash).toMatch(/^#v2=[\w-]+$/);
  expect(page.url()).toBe(link);

  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const other = await context.newPage();
  const requests: string[] = [];
  other.on('request', (request) => requests.push(request.url()));
  await other.goto(link);
  await expect(other.getByLabel('Target release')).toHaveValue('2026.01.0');
  await expect(other.getByRole('checkbox', { name: 'Done: malformed-digest, line 10' })).toBeChecked();
  await expect(finding(other, 'Without a tag or digest').getByRole('checkbox')).toBeChecked();
  expect(await copied(other)).toBe(result);
  // The fragment is not part of any request.
  expect(requests.filter((url) => url.includes('v2='))).toEqual([]);
  await expect(other.locator('.bar')).toHaveCount(0);
  await context.close();
  expect(problems).toEqual([]);
});

test('the address stops saying what is not shown any more', { tag: '@plain' }, async ({ page, isMobile }) => {
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await copiedLink(page);
  await yours(page).focus();
  await page.keyboard.type('# more');
  await expect.poll(() => new URL(page.url()).hash).toBe('');
});

test('links of the first format are read', { tag: '@plain' }, async ({ page }) => {
  const problems = await openFragment(
    page,
    'v1=q1YqSa0oUbJScgvy91UoLklMT63QT84vStVNKi2uTMqviMlT0lEqSs1JTSxOVbJSMjIwMtMzMNYzUKoFAA',
  );
  await expect(verdict(page)).toHaveText('1 image not pinned. 1 suggested.');
  expect(problems).toEqual([]);
});

test('a link made with an older catalogue is read with that, and offers the newer', { tag: '@plain' }, async ({
  page,
}) => {
  // This digest is of 2026.03.0: the catalogue of the link did not know it.
  const newer = 'sha256:2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668';
  const text = `FROM stagex/pallet-rust@${rust} AS a\nFROM stagex/pallet-rust@${newer} AS b\n`;
  await openFragment(page, pack({ ...file(text), release: '2026.01.0', catalog: '2026.01.0' }));
  await expect(page.locator('.bar')).toContainText('Made with the catalogue up to 2026.01.0');
  await expect(verdict(page)).toContainText('1 with an unknown digest');
  await expect(page.getByLabel('Target release').locator('option')).not.toContainText(['2026.03.0']);
  await page.getByRole('button', { name: 'Move to 2026.03.0 instead' }).click();
  await expect(page.getByLabel('Target release')).toHaveValue('2026.03.0');
  await expect(verdict(page)).toContainText('2 images');
  await expect(verdict(page)).not.toContainText('unknown digest');
  await expect(page.locator('.bar')).toHaveCount(0);
});

test('a result that is not that of the link any more is said to differ', { tag: '@plain' }, async ({ page }) => {
  const link = { ...file('FROM stagex/core-git\n'), release: '2026.03.0', catalog: '2026.03.0' };
  await openFragment(page, pack({ ...link, result: '0123456789abcdef' }));
  await expect(page.locator('.bar')).toContainText('The result differs from the one that this link was made of');
});

test('a link that is opened over work keeps both', async ({ page, isMobile }) => {
  const mine = 'FROM stagex/core-git\n# mine\n';
  await openMigrator(page, isMobile);
  await paste(page, mine);
  await expect(verdict(page)).toContainText('1 image');
  await page.evaluate(
    (fragment) => {
      location.hash = fragment;
    },
    pack(file('FROM stagex/core-musl\n')),
  );
  await expect(page.locator('.bar')).toContainText('A link was opened over your work (Dockerfile). Both are kept.');
  expect(await copied(page)).toBe('FROM stagex/core-musl\n');
  await page.getByRole('button', { name: 'Back to your work' }).click();
  await expect(page.locator('.bar')).toHaveCount(0);
  expect(await copied(page)).toBe(mine);
  await page.goBack();
  await expect.poll(() => copied(page)).toBe('FROM stagex/core-musl\n');
  await page.goBack();
  await expect.poll(() => copied(page)).toBe(mine);
});

test('a link that was left before it was read is not opened', async ({ page, isMobile }) => {
  const mine = 'FROM stagex/core-git\n# mine\n';
  await openMigrator(page, isMobile);
  await paste(page, mine);
  await expect(verdict(page)).toContainText('1 image');
  await page.evaluate(
    (fragment) => {
      const leave = () => queueMicrotask(() => history.replaceState(null, '', location.pathname));
      addEventListener('hashchange', leave, { once: true });
      location.hash = fragment;
    },
    pack(file('FROM stagex/core-musl\n')),
  );
  await page.waitForTimeout(500);
  await expect(page.locator('.bar')).toHaveCount(0);
  expect(await copied(page)).toBe(mine);
});

test('work that is put aside and taken up again at once stays one', { tag: '@plain' }, async ({ page, isMobile }) => {
  // The browser says late whose work it is.
  await page.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks) as (...given: unknown[]) => Promise<unknown>;
    navigator.locks.request = (async (...given: unknown[]) => {
      await new Promise((later) => setTimeout(later, 1500));
      return request(...given);
    }) as typeof navigator.locks.request;
  });
  await openMigrator(page, isMobile);
  await paste(page, 'FROM stagex/core-git\n');
  await expect.poll(() => keptWorks(page)).toBe(1);
  await page.evaluate(
    (fragment) => {
      location.hash = fragment;
    },
    pack(file('FROM stagex/core-musl\n')),
  );
  await page.getByRole('button', { name: 'Back to your work' }).click();
  await expect(page.locator('.bar')).toHaveCount(0);
  // As long as it takes to ask, and to give up.
  await page.waitForTimeout(4500);
  expect(await keptWorks(page)).toBe(1);
  expect(await copied(page)).toBe('FROM stagex/core-git\n');
});

test('a link whose release nobody here has says so', { tag: '@plain' }, async ({ page }) => {
  const fragment = pack({
    ...file('FROM stagex/core-git\n'),
    release: '2031.01.0',
    own: { '2031.01.0': '0123456789abcdef' },
  });
  await openFragment(page, fragment);
  await expect(verdict(page)).toContainText('The catalogue here does not have 2031.01.0');
  await expect(notice(page)).toContainText('which its maker added to the catalogue and you do not have');
  await expect(page.getByLabel('Target release')).toHaveValue('2031.01.0');
});

test.describe('a hostile link', { tag: '@plain' }, () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['with broken base64', 'v2=<script>alert(1)</script>', /damaged/],
    ['that was cut off', pack(file('FROM scratch\n'.repeat(99))).slice(0, -12), /cut off|damaged/],
    [
      'that inflates without end',
      `v2=${deflateRawSync(Buffer.alloc(200_000_000)).toString('base64url')}`,
      /more than 1 MiB/,
    ],
    ['of another shape', pack({ files: [{ text: 7 }] }), /damaged/],
    ['of a later format', 'v9=AAAA', /later version/],
  ];
  for (const [what, fragment, reason] of cases) {
    test(`${what} says what is wrong, and keeps what was in the editor`, async ({ page, isMobile }) => {
      await openMigrator(page, isMobile);
      await paste(page, 'FROM stagex/core-git\n');
      await expect(verdict(page)).toContainText('1 image');
      await page.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
      await expect(notice(page)).toContainText(reason);
      await expect(notice(page)).toContainText('What was in the editor is still there.');
      expect(await copied(page)).toBe('FROM stagex/core-git\n');
    });
  }

  test('with a script in every name and text is text', async ({ page }) => {
    const script = '<img src=x onerror=alert(1)>';
    const problems = await openFragment(
      page,
      pack({
        files: [
          {
            path: script,
            text: `FROM stagex/${script}\nCOPY --from=stagex/no-such-image . /<script>\n`,
            done: { [script]: true },
          },
          { path: '<script>alert(1)</script>', text: script, decisions: { '"><script>': true } },
        ],
      }),
    );
    await expect(page.getByRole('tab')).toHaveCount(2);
    await expect(page.locator('.finding').first()).toBeVisible();
    await page.getByRole('tab').last().click();
    await expect(page.locator('.migrate :is(img, script)')).toHaveCount(0);
    expect(problems).toEqual([]);
  });

  test('with ten thousand findings is shown in parts', async ({ page }) => {
    await openFragment(page, pack(file('FROM stagex/core-git\n'.repeat(10_000))));
    await expect(page.locator('.finding')).toHaveCount(50, { timeout: 30_000 });
    await expect(page.getByRole('button', { name: /^Show 50 more of 9950 findings/ })).toBeVisible();
    await expect(verdict(page)).toContainText('10000 images not pinned');
  });
});

test.describe('a file of another site', { tag: '@plain' }, () => {
  const address = 'https://github.com/acme/app/blob/main/build/app.Dockerfile';
  const raw = 'https://raw.githubusercontent.com/acme/app/main/build/app.Dockerfile';
  const cors = { 'Access-Control-Allow-Origin': '*' };

  test('is asked for once the reader agrees', async ({ page }) => {
    const asked: string[] = [];
    await page.route('https://raw.githubusercontent.com/**', (route) => {
      asked.push(route.request().url());
      expect(route.request().headers().referer).toBeUndefined();
      return route.fulfill({ body: 'FROM stagex/core-git\r\n', headers: cors });
    });
    await page.goto(`migrate/#src=${address}`);
    await expect(page.locator('.bar')).toContainText(raw);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Load it from raw.githubusercontent.com' }).click();
    await expect(verdict(page)).toHaveText('1 image not pinned. 1 suggested.');
    expect(asked).toEqual([raw]);
    await expect(page.getByLabel('Path of the file in its repository')).toHaveValue('app.Dockerfile');
    expect(new URL(page.url()).hash).toBe('');
  });

  test('is offered when its address is pasted as it is', async ({ page, isMobile }) => {
    await page.route('https://raw.githubusercontent.com/**', (route) =>
      route.fulfill({ body: 'FROM stagex/core-git\n', headers: cors }),
    );
    await page.goto('migrate/');
    await expect(page.locator('.migrate')).toHaveAttribute('data-editor', isMobile ? 'plain' : 'monaco');
    await paste(page, address);
    await page.getByRole('button', { name: 'Load it from raw.githubusercontent.com' }).click();
    await expect(verdict(page)).toHaveText('1 image not pinned. 1 suggested.');
  });

  const failures: readonly (readonly [string, Parameters<Route['fulfill']>[0], RegExp])[] = [
    ['is not there', { status: 404, headers: cors }, /no such file \(404\)/],
    ['is refused', { status: 403, headers: cors }, /answered 403/],
    ['is too large', { body: 'x'.repeat(1_100_000), headers: cors }, /larger than 1024 KiB/],
    ['is no text', { body: Buffer.from([0xff, 0xfe, 0x00]), headers: cors }, /not UTF-8 text/],
  ];
  for (const [what, answer, reason] of failures) {
    test(`that ${what} is an error that says so`, async ({ page }) => {
      await page.route('https://raw.githubusercontent.com/**', (route) => route.fulfill(answer));
      await page.goto(`migrate/#src=${encodeURIComponent(address)}`);
      await page.getByRole('button', { name: 'Load it from raw.githubusercontent.com' }).click();
      await expect(notice(page)).toContainText(reason);
      await expect(page.getByRole('button', { name: 'Load it from raw.githubusercontent.com' })).toBeEnabled();
    });
  }

  test('that cannot be reached is an error that says so', async ({ page }) => {
    await page.route('https://raw.githubusercontent.com/**', (route) => route.abort('failed'));
    await page.goto(`migrate/#src=${encodeURIComponent(address)}`);
    await page.getByRole('button', { name: 'Load it from raw.githubusercontent.com' }).click();
    await expect(notice(page)).toContainText('could not be reached, or does not let other pages read its files');
  });

  test('of any other host is not offered', async ({ page }) => {
    await page.goto('migrate/#src=https://evil.example/acme/app/main/Dockerfile');
    await expect(notice(page)).toContainText('evil.example is not asked for files');
    await expect(page.locator('.bar')).toHaveCount(0);
  });
});
