/** The engine in its own thread, so that typing never waits for it. */
import { type Catalog, createCatalog, type ImageReport, type Migration, migrateWith } from 'restage/engine';
import catalogUrl from '../../packages/migrator/src/catalog/data/catalog.json?url&no-inline';
import digestsUrl from '../../packages/migrator/src/catalog/data/digests.json?url&no-inline';
import knowledgeUrl from '../../packages/migrator/src/catalog/data/knowledge.json?url&no-inline';
import namesUrl from '../../packages/migrator/src/catalog/data/names.json?url&no-inline';
import type { Answer, JobFile, Request, Stage } from './messages.ts';

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
  () => complete.then(arrived, () => fail('digests')),
  () => fail('catalogue'),
);

/** As many as the engine rebuilds for one text; each takes a moment in which newer text could have arrived. */
const REBUILT = 24;

let newest = 0;

self.onmessage = ({ data }: MessageEvent<Request>) => {
  newest = data.sequence;
  answer(data).catch(reportError);
};

async function answer({ sequence, files: asked, release, options }: Request): Promise<void> {
  const isStale = () => sequence !== newest;
  const migrate = (catalog: Catalog, { text, decisions }: JobFile, reconstruct: boolean) =>
    migrateWith(catalog, text, { ...options, release, decisions, reconstruct });
  const say = (key: number, migration: Migration, stage: Stage) =>
    self.postMessage({ kind: 'result', sequence, key, migration, stage } satisfies Answer);

  // A question that arrived together with a newer one is never worked on.
  await nextTask();
  const first = await orNothing(known);
  if (!first || isStale()) return;
  if (!digestsAreHere && release === first.newest.id) {
    for (const file of asked) {
      say(file.key, migrate(first, file, false), 'recognised');
      await nextTask();
      if (isStale()) return;
    }
  }

  const catalog = await orNothing(complete);
  await nextTask();
  const unsettled: JobFile[] = [];
  for (const file of catalog ? asked : []) {
    if (!catalog || isStale()) return;
    const migration = migrate(catalog, file, false);
    const isSettled = unlisted(migration).length === 0;
    if (!isSettled) unsettled.push(file);
    say(file.key, migration, isSettled ? 'complete' : 'confirmed');
    await nextTask();
  }
  for (const file of unsettled) {
    if (!catalog) return;
    for (const { name, reference } of unlisted(migrate(catalog, file, false))) {
      await nextTask();
      if (isStale()) return;
      catalog.identifyIndex(name, reference.slice(reference.lastIndexOf(':') + 1));
    }
    // The catalogue remembers what it rebuilt, so this pass costs no more than the others.
    say(file.key, migrate(catalog, file, true), 'complete');
  }
}

function unlisted({ images }: Migration): readonly ImageReport[] {
  return images.filter(({ state }) => state === 'unlisted').slice(0, REBUILT);
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

function fail(what: 'catalogue' | 'digests'): void {
  self.postMessage({ kind: 'unavailable', what } satisfies Answer);
}
