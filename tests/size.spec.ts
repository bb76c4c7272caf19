/** What the migrator transfers before its first result. Sizes are gzipped, in kB of 1,000 bytes. */
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { paste, verdict } from './support/migrator.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
test.skip(({ isMobile }) => !isMobile, 'about the page with the plain text area');

/** The limits, in kB: the script of the page itself, and the engine with its rules and the catalogue. */
const PAGE = 45;
const ENGINE = 120;

const recent = 'FROM stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca\n';
const older = 'FROM stagex/core-filesystem@sha256:5f2496fd77aec05347611540bb50fd4b8525685c4d05d35513a98d4f19bfb6a1\n';

const flat = 'FROM stagex/rust\n';

for (const { what, text, late, images = '1 image' } of [
  { what: 'a pin of a recent release', text: recent, late: /_(early|older|rest)-/ },
  { what: 'a pin of an older release', text: older, late: /_(early|rest)-/ },
  { what: 'a name without a category', text: flat, late: /_(older|rest)-/ },
  { what: 'both', text: older + flat, late: /_rest-/, images: '2 images' },
]) {
  test(`the first result for ${what} takes at most ${ENGINE} kB`, async ({ page }) => {
    const transfers = await watchTransfers(page, late);
    await page.goto('migrate/');
    await paste(page, text);
    await expect(verdict(page)).toHaveText(new RegExp(`^${images}\\b`));
    const files = await Promise.all(transfers);
    for (const [part, limit] of Object.entries({ page: PAGE, engine: ENGINE })) {
      const weights = files.filter((file) => file.part === part).sort((a, b) => b.size - a.size);
      const total = weights.reduce((sum, { size }) => sum + size, 0);
      const list = weights.map(({ name, size }) => `${size.toFixed(1).padStart(6)} ${name}`).join('\n');
      const report = `${part}: ${total.toFixed(1)} kB of at most ${limit}\n${list}`;
      test.info().annotations.push({ type: 'size', description: report });
      expect(total, report).toBeGreaterThan(0);
      expect(total, report).toBeLessThanOrEqual(limit);
    }
  });
}

interface Transfer {
  readonly name: string;
  readonly part: 'page' | 'engine';
  readonly size: number;
}

/**
 * Collects every script and all data that a page gets.
 *
 * @param late what must not be needed: it is asked for and never arrives. Everything else counts, so that a file that is
 *   new cannot be missed.
 */
async function watchTransfers(page: Page, late: RegExp): Promise<readonly Promise<Transfer>[]> {
  const transfers: Promise<Transfer>[] = [];
  const ofEngine = new Set<string>();
  await page.route('**/*', async (route) => {
    const request = route.request();
    const url = request.url();
    // The hashing comes with the rest of the digests, the rules about reproducible builds with the second result, and
    // the search with every page when it is idle.
    if (late.test(url) || /index-digest|reproducibility|ui-core|pagefind/.test(url)) return;
    if (/engine\.worker/.test(url) || ofEngine.has(request.headers().referer ?? '')) ofEngine.add(url);
    await route.continue();
  });
  page.on('response', (response) => {
    const url = response.url();
    if (!/script|fetch|xhr|other/.test(response.request().resourceType()) || url.endsWith('.svg')) return;
    const part = ofEngine.has(url) ? 'engine' : 'page';
    const name = url.slice(url.lastIndexOf('/') + 1);
    transfers.push(response.body().then((body) => ({ name, part, size: gzipSync(body).length / 1000 })));
  });
  return transfers;
}
