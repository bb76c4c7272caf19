import type { Page } from '@playwright/test';

/**
 * Collects what a page must never do: log an error, break its policy, ask another server for something.
 *
 * @param site where the site is served
 */
export async function watch(page: Page, site = process.env.SITE_URL ?? ''): Promise<string[]> {
  const problems: string[] = [];
  const { origin } = new URL(site);
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // What was still on its way when the test left the page.
    if (reason !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) problems.push(`request to ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (violation: string) => problems.push(`policy: ${violation}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const report = (globalThis as { reportViolation?: (violation: string) => void }).reportViolation;
      report?.(`${violatedDirective} blocked ${blockedURI}`);
    });
  });
  return problems;
}
