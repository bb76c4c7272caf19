/**
 * How long a reader of the migrator waits, in a real browser: for the first result, and for each key while typing in a
 * Dockerfile of 1,000 lines. Figures of one machine and of what else it does at the time: nothing passes or fails.
 */
import { loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright';
import { dockerfileOf } from '../../packages/migrator/bench/text.ts';
import { encodeLink } from '../../src/migrate/link/link.ts';
import { browserOptions } from '../support/browser.ts';
import { type Observed, observe } from './observe.ts';
import { startServer } from './server.ts';

const LINES = 1_000;
const STARTS = 5;

interface View {
  readonly name: string;
  readonly editor: 'monaco' | 'plain';
  readonly screen: BrowserContextOptions;
}

const views: readonly View[] = [
  { name: 'Monaco, 1440 px', editor: 'monaco', screen: { viewport: { width: 1440, height: 900 } } },
  {
    name: 'Plain text area, 390 px',
    editor: 'plain',
    screen: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  },
];

/** What is typed at each place, with a pause after each key: people are faster within a word than between words. */
const typed = `
RUN CC=gcc make -j4 && install -D app /out/app
# what this is for, and why it is here
COPY --from=stagex/core-curl:8 . /
`;
const pauseAfter = (key: string, index: number) => (/\s/.test(key) ? 160 : 60 + ((index * 37) % 70));

const places = {
  top: (page: Page) => page.keyboard.press('ControlOrMeta+Home'),
  async middle(page: Page) {
    await page.keyboard.press('ControlOrMeta+Home');
    for (let line = 1; line < LINES / 2; line += 1) await page.keyboard.press('ArrowDown');
  },
  end: (page: Page) => page.keyboard.press('ControlOrMeta+End'),
};

const server = await startServer();
const browser = await chromium.launch(await browserOptions());
try {
  for (const view of views) {
    console.log(`${view.name}; load of this machine ${loadavg()[0]?.toFixed(1)}\n`);
    await reportStarts(browser, view);
    await reportTyping(browser, view);
  }
} finally {
  await browser.close();
  server.stop();
}

/** From the navigation to the first result of a linked Dockerfile, each time with nothing in the browser's cache. */
async function reportStarts(browser: Browser, { screen }: View): Promise<void> {
  const link = await encodeLink({ files: [{ text: dockerfileOf(40) }] });
  const starts: { readonly time: number; readonly bytes: number }[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const context = await browser.newContext({ ...screen, baseURL: server.url });
    const page = await context.newPage();
    const finished: Request[] = [];
    page.on('requestfinished', (request) => finished.push(request));
    await page.addInitScript(observe);
    const bytes = new Promise<number>((resolve) => {
      void page.exposeFunction('hearFirstResult', async () => resolve(sum(await Promise.all(finished.map(weigh)))));
    });
    await page.goto(`migrate/#${link}`);
    starts.push({ bytes: await bytes, time: await page.evaluate(() => globalThis.firstResult ?? Number.NaN) });
    await context.close();
  }
  const median = (values: readonly number[]) => quantile(values, 0.5);
  console.log(`  first result after ${median(starts.map(({ time }) => time)).toFixed(0)} ms, median of ${STARTS}`);
  console.log(`  until then ${(median(starts.map(({ bytes }) => bytes)) / 1000).toFixed(1)} kB of script, gzipped\n`);
}

/** Bytes of a script, gzipped; 0 for anything else. */
async function weigh(request: Request): Promise<number> {
  if (!/\.js(on)?$/.test(request.url())) return 0;
  const response = await request.response();
  return response ? gzipSync(await response.body()).length : 0;
}

async function reportTyping(browser: Browser, { editor, screen }: View): Promise<void> {
  const context = await browser.newContext({
    ...screen,
    baseURL: server.url,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto('migrate/');
  await page.locator(`.migrate[data-editor=${editor}]`).waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), dockerfileOf(LINES));
  await page.getByRole('textbox', { name: /^Your Dockerfile/ }).focus();
  await page.keyboard.press('ControlOrMeta+V');
  await page.waitForFunction(() => globalThis.firstResult !== undefined);

  row('typing at', 'keys', 'p50', 'p95', 'longest', 'frames > 50', 'longest', 'blocking');
  const scripts = new Map<string, number>();
  for (const [place, go] of Object.entries(places)) {
    await go(page);
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      globalThis.observed = { keys: [], frames: [] };
    });
    for (const [index, key] of [...typed].entries()) {
      await page.keyboard.type(key);
      await page.waitForTimeout(pauseAfter(key, index));
    }
    await page.waitForTimeout(1000);
    const observed = await page.evaluate((): Observed => globalThis.observed);
    reportPlace(place, observed);
    for (const { what, duration } of observed.frames.flatMap((frame) => frame.scripts)) {
      scripts.set(what, (scripts.get(what) ?? 0) + duration);
    }
  }
  console.log('\n  scripts in these frames, ms in all');
  for (const [what, time] of [...scripts].sort((a, b) => b[1] - a[1]).slice(0, 6)) {
    console.log(`${time.toFixed(0).padStart(8)}  ${what}`);
  }
  console.log();
  await context.close();
}

function reportPlace(place: string, { keys, frames }: Observed): void {
  // A key that took less than 16 ms is not reported.
  const all = [...Array.from({ length: typed.length - keys.length }, () => 0), ...keys];
  const time = (value: number) => (value < 16 ? '< 16' : value.toFixed(0));
  row(
    place,
    `${typed.length}`,
    time(quantile(all, 0.5)),
    time(quantile(all, 0.95)),
    time(Math.max(...all)),
    `${frames.length}`,
    frames.length === 0 ? '' : Math.max(...frames.map(({ duration }) => duration)).toFixed(0),
    sum(frames.map(({ blocking }) => blocking)).toFixed(0),
  );
}

function row(...cells: string[]): void {
  console.log(cells.map((cell) => cell.padStart(12)).join(''));
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
