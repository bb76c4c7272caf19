import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { writeWorker } from '../../src/build/offline.ts';
import { freePort } from './free-port.ts';

/** A copy of the built site with a server of its own, to stop and to change. */
export interface Site {
  /** Ends in a slash. */
  readonly url: string;
  /** Where its files are. */
  readonly folder: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Thousands of files that no such test opens. */
const LEFT_OUT = /[/\\](?:pagefind|images[/\\](?!core-curl$)[^./\\]+)$/;

/** Tests whose pages come from such a site, with the service worker that other tests do without. */
export const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter.
  site: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'restage-site-'));
    await cp('dist', folder, { recursive: true, filter: (file) => !LEFT_OUT.test(file) });
    const port = await freePort();
    let server: ChildProcess | undefined;
    const site: Site = {
      url: (process.env.SITE_URL ?? '').replace(/:\d+/, `:${port}`),
      folder,
      start: async () => {
        const env = { ...process.env, PORT: String(port), DIST: folder };
        const started = spawn(process.execPath, ['scripts/serve.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
        server = started;
        await new Promise((resolve) => started.stdout.once('data', resolve));
      },
      stop: async () => {
        const stopped = server;
        server = undefined;
        if (!stopped) return;
        const end = new Promise((resolve) => stopped.once('exit', resolve));
        stopped.kill();
        await end;
      },
    };
    await site.start();
    await use(site);
    await site.stop();
    await rm(folder, { recursive: true });
  },
  baseURL: ({ site }, use) => use(site.url),
  serviceWorkers: 'allow',
});

/**
 * Puts a later build in the place of a site's: the heading of the migrator, its script, one of its examples and the style
 * of all pages have changed, and what they were before is gone.
 */
export async function release(site: Site, heading: string): Promise<void> {
  const assets = join(site.folder, '_astro');
  const names = (await readdir(assets)).filter((name) => /^(?:App|mixed|middleware)\.[\w-]+\.(?:js|css)$/.test(name));
  if (names.length !== 3) throw new Error(`Expected two scripts and a style that change: ${names.join()}`);
  const later = new Map(names.map((name) => [name, name.replace('.', '.later-')]));
  for (const [before, after] of later) await rename(join(assets, before), join(assets, after));

  const pages = (await readdir(site.folder, { recursive: true })).filter((file) => file.endsWith('.html'));
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js')).map((name) => join('_astro', name));
  for (const file of [...pages, ...scripts]) {
    const path = join(site.folder, file);
    const text = await readFile(path, 'utf8');
    const changed = [...later].reduce((text, [before, after]) => text.replaceAll(before, after), text);
    const titled = changed.replace(/(<h1[^>]*>)Migrate a Dockerfile/, `$1${heading}`);
    if (titled !== text) await writeFile(path, titled);
  }
  await writeWorker(site.folder, process.env.BASE ?? '/');
}
