/**
 * Pages, as the service worker answers for them: from the network, so that a reader sees the newest build, or as they
 * were kept where the network does not answer. What was kept names files that were kept too.
 */
import type { PrecacheController } from 'workbox-precaching';
import { NetworkFirst } from 'workbox-strategies';
import { assetsOf } from './assets.ts';

declare const self: ServiceWorkerGlobalScope;

/** How long the network may take where a page is kept, in seconds. */
const PATIENCE = 4;

/** How many visited pages are kept, the newest. */
const MOST = 50;

/** Sites that share an origin share its caches. */
const VISITED = `restage-visited-${self.registration.scope}`;

/** The address of a page without what no static page depends on. */
function pageOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/**
 * Answers for pages.
 *
 * @param files what the build keeps, some of it pages
 * @param offlinePage the address of the page that answers where there is no other
 */
export function createPages(files: PrecacheController, offlinePage: string) {
  const keyOf = (address: string) => {
    const page = pageOf(address);
    // A host adds the slash that is missing.
    return files.getCacheKeyForURL(page) ?? files.getCacheKeyForURL(`${page}/`);
  };
  const kept = new NetworkFirst({
    cacheName: files.strategy.cacheName,
    networkTimeoutSeconds: PATIENCE,
    plugins: [
      {
        cacheKeyWillBeUsed: async ({ request }) => keyOf(request.url) ?? request,
        // What the network gives may be of another build.
        cacheWillUpdate: async () => null,
      },
    ],
  });
  const visited = new NetworkFirst({
    cacheName: VISITED,
    networkTimeoutSeconds: PATIENCE,
    plugins: [
      {
        cacheKeyWillBeUsed: async ({ request }) => pageOf(request.url),
        cacheWillUpdate: async ({ response }) => (isPage(response) ? response : null),
        cacheDidUpdate: forgetOldest,
        cachedResponseWillBeUsed: async ({ cachedResponse }) =>
          cachedResponse && (await isComplete(cachedResponse.clone())) ? cachedResponse : null,
      },
    ],
  });

  return async (request: Request, event: ExtendableEvent): Promise<Response> => {
    try {
      return await (keyOf(request.url) ? kept : visited).handle({ request, event });
    } catch {
      return (await files.matchPrecache(offlinePage)) ?? Response.error();
    }
  };
}

/** Gets visited pages again for a new build, whose files they name then. What cannot be had stays as it is. */
export async function renewVisited(): Promise<void> {
  const cache = await caches.open(VISITED);
  const renew = async ({ url }: Request) => {
    const response = await fetch(url, { cache: 'no-cache' });
    if (isPage(response)) await cache.put(url, response);
    else if (response.status === 404) await cache.delete(url);
  };
  await Promise.allSettled((await cache.keys()).map(renew));
}

/** Whether an answer can be kept as the page at its address. */
function isPage({ status, type, redirected, headers }: Response): boolean {
  return status === 200 && type === 'basic' && !redirected && /^text\//.test(headers.get('Content-Type') ?? '');
}

/** Whether every file that a page names is kept, of whichever build. */
async function isComplete(page: Response): Promise<boolean> {
  const assets = assetsOf(await page.text());
  const found = await Promise.all(assets.map((asset) => caches.match(asset)));
  return found.every(Boolean);
}

async function forgetOldest(): Promise<void> {
  const cache = await caches.open(VISITED);
  const oldest = (await cache.keys()).slice(0, -MOST);
  await Promise.all(oldest.map((request) => cache.delete(request)));
}
