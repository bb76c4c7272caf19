/**
 * The service worker: what has been visited works without a connection.
 *
 * A new build is a new worker, fetched in the background. It waits while a page of an older build is open, because such
 * a page may still load its own files, until a reader asks for it or the last such page is closed. Files whose names
 * change with their content are right from whichever build; builds share them, and nothing is fetched twice.
 */
import { PrecacheController } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { ASSETS } from './assets.ts';
import { createEditorFiles } from './editor.ts';
import { type Manifest, OFFLINE_PAGE } from './manifest.ts';
import type { Message } from './messages.ts';
import { createPages, renewVisited } from './pages.ts';

declare const self: ServiceWorkerGlobalScope;

/** The build puts it here. */
declare const MANIFEST: Manifest;

const { base } = MANIFEST;
const files = new PrecacheController();
files.addToCacheList([...MANIFEST.kept]);
const editor = createEditorFiles(MANIFEST.editor);
const answerPage = createPages(files, base + OFFLINE_PAGE);

self.addEventListener('install', (event) => {
  const installed = files.install(event);
  // A worker is as good without what comes after its own files.
  event.waitUntil(installed.then(() => Promise.allSettled([editor.renew(), renewVisited()])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver(event));
});

async function takeOver(event: ExtendableEvent): Promise<void> {
  // A page of the build before may still load its files, and a worker of the build after have got its own:
  // where there may be either, what is left over goes with the next build.
  if ((await isAlone()) && !self.registration.installing) {
    await Promise.all([files.activate(event), editor.tidy()]);
  }
  await self.clients.claim();
}

/** Whether no more than one page is open. */
async function isAlone(): Promise<boolean> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.length < 2;
}

const isOurs = (url: URL) => url.origin === self.location.origin && url.pathname.startsWith(base);

registerRoute(
  ({ request, url }) => request.mode === 'navigate' && isOurs(url),
  ({ request, event }) => answerPage(request, event),
);

registerRoute(
  ({ url }) =>
    isOurs(url) && (url.pathname.startsWith(base + ASSETS) || files.getCacheKeyForURL(url.href) !== undefined),
  async ({ request, url, event }) => {
    if (editor.has(url.href)) event.waitUntil(quietly(editor.keep()));
    const cached = await quietly(caches.match(files.getCacheKeyForURL(url.href) ?? url.href));
    return cached ?? fetch(request);
  },
);

self.addEventListener('message', (event) => {
  const message = event.data as Message;
  if (message.kind === 'take-over') event.waitUntil(self.skipWaiting());
  if (message.kind === 'loaded') event.waitUntil(hear(message.files, event.ports));
});

async function hear(loaded: readonly string[], ports: readonly MessagePort[]): Promise<void> {
  const isMine = loaded.every((file) => files.getCacheKeyForURL(file) !== undefined || editor.has(file));
  for (const port of ports) port.postMessage(isMine);
  // Where the only open page is of this build there is nothing to wait for; a worker in charge does not wait.
  if (isMine && (await isAlone())) await self.skipWaiting();
  if (loaded.some(editor.has)) await quietly(editor.keep());
}

/** Full or broken storage must not keep anything from being loaded. */
function quietly<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch(() => undefined);
}
