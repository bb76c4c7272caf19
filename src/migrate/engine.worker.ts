/** The engine in its own thread, so that typing never waits for it. */
import { type Catalog, createCatalog, migrateWith } from 'restage/engine';
import catalogUrl from '../../packages/migrator/src/catalog/data/catalog.json?url&no-inline';
import digestsUrl from '../../packages/migrator/src/catalog/data/digests.json?url&no-inline';
import knowledgeUrl from '../../packages/migrator/src/catalog/data/knowledge.json?url&no-inline';
import namesUrl from '../../packages/migrator/src/catalog/data/names.json?url&no-inline';
import type { Answer, Request } from './messages.ts';

type Files = Parameters<typeof createCatalog>[0];
const files: Promise<Files> = Promise.all([
  load<Files['catalog']>(catalogUrl),
  load<Files['names']>(namesUrl),
  load<Files['knowledge']>(knowledgeUrl),
]).then(([catalog, names, knowledge]) => ({ catalog, names, knowledge }));
const known = files.then(createCatalog);
/** The whole digests are more than twice as large and come when there can be a first result without them. */
const complete = known.then(async () => {
  const digests = await load<NonNullable<Files['digests']>>(digestsUrl);
  return createCatalog({ ...(await files), digests });
});

let digestsAreHere = false;
const arrived = () => {
  digestsAreHere = true;
};
known.then(
  () => complete.then(arrived, () => say({ kind: 'unavailable', what: 'digests' })),
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
  const first = await orNothing(known);
  if (!first || isStale()) return;
  if (!digestsAreHere && release === first.newest.id) {
    say({ kind: 'result', sequence, migration: migrate(first, false), stage: 'recognised' });
  }

  const catalog = await orNothing(complete);
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

async function load<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json() as Promise<T>;
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
