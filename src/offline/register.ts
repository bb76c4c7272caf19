/** The page's side of working offline: starts the service worker, and hears when a newer version is ready. */
import { link } from '../link.ts';
import { installDefaultPolicy } from '../trusted-types.ts';
import { ASSETS } from './assets.ts';
import type { Message } from './messages.ts';

interface Options {
  /**
   * A newer version is ready, and the page is not of it. Called again for each one that is newer still.
   *
   * @param apply switches to it and loads the page again: what must last has to be saved before
   */
  readonly onUpdate: (apply: () => void) => void;
}

/** How often a page that is looked at again asks for a newer version, in milliseconds. */
const INTERVAL = 60 * 60 * 1000;

/**
 * Lets the site work without a connection from now on, once the page has nothing better to do.
 *
 * Does nothing in development, nor where there can be no service worker: on a page without HTTPS (but for localhost),
 * in private windows of some browsers, where the reader blocks what sites store, or where there is no room. The page
 * works there as well, with a connection.
 */
export function registerOffline({ onUpdate }: Options): void {
  // Browsers leave this out of pages without HTTPS, whatever its type says.
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (!import.meta.env.PROD || !container) return;
  const begin = () => whenIdle(() => start(container, onUpdate).catch(() => {}));
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
}

async function start(container: ServiceWorkerContainer, onUpdate: Options['onUpdate']): Promise<void> {
  installDefaultPolicy();
  const registration = await container.register(link('/sw.js'), { updateViaCache: 'none' });
  tellWhatIsLoaded(container);

  const consider = async (worker: ServiceWorker) => {
    // Where the newer version came with the page itself there is nothing to announce.
    if (!(await isOf(worker))) onUpdate(() => switchTo(worker));
  };
  const follow = (worker: ServiceWorker) => {
    worker.addEventListener('statechange', () => {
      // The first worker there is replaces none.
      if (worker.state === 'installed' && registration.active) void consider(worker);
    });
  };
  if (registration.waiting) void consider(registration.waiting);
  if (registration.installing) follow(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing) follow(registration.installing);
  });
  // Another tab may have switched.
  container.addEventListener('controllerchange', () => {
    if (container.controller) void consider(container.controller);
  });
  askNowAndThen(registration);
}

/** The files with changing names that the page has loaded so far. */
function loadedFiles(entries: readonly PerformanceEntry[]): string[] {
  const folder = new URL(link(`/${ASSETS}`), location.href).href;
  return entries.map(({ name }) => name).filter((name) => name.startsWith(folder));
}

/** Some files are loaded before the worker can see it, and so does not know that they are wanted here. */
function tellWhatIsLoaded(container: ServiceWorkerContainer): void {
  const observer = new PerformanceObserver((list) => {
    const files = loadedFiles(list.getEntries());
    if (files.length > 0) void container.ready.then(({ active }) => active && send(active, { kind: 'loaded', files }));
  });
  observer.observe({ type: 'resource', buffered: true });
}

/** Whether a worker is of the build that this page is of: all that the page runs is among the worker's files. */
function isOf(worker: ServiceWorker): Promise<boolean> {
  const files = loadedFiles(performance.getEntriesByType('resource'));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
    send(worker, { kind: 'loaded', files }, [port2]);
  });
}

function switchTo(worker: ServiceWorker): void {
  if (worker.state !== 'installed') {
    location.reload();
    return;
  }
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated' || worker.state === 'redundant') location.reload();
  });
  send(worker, { kind: 'take-over' });
}

/** Browsers look for a newer worker when a page is opened; this does it for one that stays open. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || performance.now() - asked < INTERVAL) return;
    asked = performance.now();
    registration.update().catch(() => {});
  });
}

function send(worker: ServiceWorker, message: Message, transfer: Transferable[] = []): void {
  worker.postMessage(message, transfer);
}

function whenIdle(act: () => void): void {
  // Safari has no idle callbacks.
  const idle: typeof requestIdleCallback | undefined = window.requestIdleCallback;
  if (idle) idle(act, { timeout: 5000 });
  else setTimeout(act, 1000);
}
