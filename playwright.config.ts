import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/support/browser.ts';
import { freePort } from './tests/support/free-port.ts';

/** Workers read this file too: they find the port in the environment they inherit. */
process.env.PORT ??= String(await freePort());
const base = process.env.BASE ?? '/';
const origin = `http://localhost:${process.env.PORT}`;
process.env.SITE_URL = origin + base.replace(/\/?$/, '/');

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: '100%',
  forbidOnly: Boolean(process.env.CI),
  // What passes only the second time is listed as flaky, with its error: a fault to be found, but no reason to stop others.
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.CI ? 'dot' : 'list',
  timeout: 90_000,
  // A busy machine takes its time to start an editor; nothing here measures time.
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.SITE_URL,
    launchOptions: await browserOptions(),
    // A worker answers in place of the server, and tests look at what is asked of the server; one of them is about it.
    serviceWorkers: 'block',
    trace: 'off',
  },
  projects: [
    {
      name: 'desktop',
      use: { viewport: { width: 1440, height: 900 } },
      // What has nothing to do with the editor is tested where there is the plain one, which starts at once.
      ...(process.env.EVERY_PAGE ? {} : { grepInvert: /@plain/, testIgnore: /(?:images|releases|rules)\.spec/ }),
    },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: 'node scripts/serve.mjs',
    url: process.env.SITE_URL,
  },
});
