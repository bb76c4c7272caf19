/** Monaco, as the service worker keeps it: whole, and only for readers whose page has loaded some of it. */
import type { Entry } from './manifest.ts';

declare const self: ServiceWorkerGlobalScope;

export interface EditorFiles {
  /** @param address absolute */
  has(address: string): boolean;
  /** Gets what is missing. */
  keep(): Promise<void>;
  /** Gets what is missing where an earlier build has been kept. */
  renew(): Promise<void>;
  /** Deletes what other builds have left. */
  tidy(): Promise<void>;
}

/** Sites that share an origin share its caches. */
const CACHE = `restage-editor-${self.registration.scope}`;

export function createEditorFiles(entries: readonly Entry[]): EditorFiles {
  const wanted = new Map(entries.map(({ url, integrity }) => [new URL(url, self.location.href).href, integrity]));
  let keeping: Promise<void> | undefined;

  const getMissing = async () => {
    const cache = await caches.open(CACHE);
    const get = async ([url, integrity]: [string, string]) => {
      if (!(await cache.match(url))) await cache.add(new Request(url, { integrity }));
    };
    await Promise.all([...wanted].map(get));
  };
  // Several of its files are asked for at once.
  const keep = () => {
    keeping ??= getMissing().finally(() => {
      keeping = undefined;
    });
    return keeping;
  };
  return {
    has: (address) => wanted.has(address),
    keep,
    async renew() {
      if (await caches.has(CACHE)) await keep();
    },
    async tidy() {
      if (!(await caches.has(CACHE))) return;
      const cache = await caches.open(CACHE);
      const others = (await cache.keys()).filter(({ url }) => !wanted.has(url));
      await Promise.all(others.map((request) => cache.delete(request)));
    },
  };
}
