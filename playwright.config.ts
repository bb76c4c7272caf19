import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/support/browser.ts';

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
  reporter: process.env.CI ? 'dot' : 'list',
  timeout: 60_000,
  use: { baseURL: process.env.SITE_URL, launchOptions: await browserOptions(), trace: 'off' },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: 'node scripts/serve.mjs',
    url: process.env.SITE_URL,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
