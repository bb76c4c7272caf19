/** The engine in its own thread, so that typing never waits for it. */
import { type Catalog, migrateWith } from 'restage/engine';
import { completeCatalogue, partialCatalogue, started } from './catalogue/load.ts';
import { recognise } from './catalogue/recognise.ts';
import type { Answer, Request } from './messages.ts';

let isComplete = false;
const arrived = () => {
  isComplete = true;
};
started.then(
  () => completeCatalogue.then(arrived, () => say({ kind: 'unavailable', what: 'digests' })),
  () => say({ kind: 'unavailable', what: 'catalogue' }),
);

/** As many as the engine rebuilds for one text; each takes a moment in which newer text could have arrived. */
const REBUILT = 24;

let newest = 0;

self.onmessage = ({ data }: MessageEvent<Request>) => {
  newest = data.sequence;
  answer(data).catch(reportError);
};

async function answer(request: Request): Promise<void> {
  const { sequence, text, release, decisions } = request;
  const isStale = () => sequence !== newest;
  const migrate = (catalog: Catalog, reconstruct: boolean) =>
    migrateWith(catalog, text, { release, decisions, reconstruct });

  // A question that arrived together with a newer one is never worked on.
  await nextTask();
  const first = await recognise(
    async (wanted) => {
      const catalog = isComplete ? undefined : await orNothing(partialCatalogue(wanted));
      return isComplete || isStale() || release !== catalog?.newest.id ? undefined : catalog;
    },
    (catalog) => migrate(catalog, false),
  );
  if (first) say({ kind: 'result', sequence, migration: first, stage: 'recognised' });

  const catalog = await orNothing(completeCatalogue);
  await nextTask();
  if (!catalog || isStale()) return;
  const migration = migrate(catalog, false);
  const unlisted = migration.images.filter(({ state }) => state === 'unlisted').slice(0, REBUILT);
  say({ kind: 'result', sequence, migration, stage: unlisted.length > 0 ? 'confirmed' : 'complete' });

  for (const { name, reference } of unlisted) {
    await nextTask();
    if (isStale()) return;
    catalog.identifyIndex(name, reference.slice(reference.lastIndexOf(':') + 1));
  }
  // The catalogue remembers what it rebuilt, so this pass costs no more than the others.
  if (unlisted.length > 0) say({ kind: 'result', sequence, migration: migrate(catalog, true), stage: 'complete' });
}

function orNothing<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch(() => undefined);
}

/** Lets messages that wait in the queue arrive. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function say(message: Answer): void {
  self.postMessage(message);
}
