/** The engine in its own thread, so that typing never waits for it. */
import { type Catalog, type ImageReport, type Migration, migrateWith, type Reproducibility } from 'restage/engine';
import { completeCatalogue, partialCatalogue, started } from './catalogue/load.ts';
import { recognise } from './catalogue/recognise.ts';
import type { Answer, Job, JobFile, Request, Stage } from './messages.ts';

let isComplete = false;
const arrived = () => {
  isComplete = true;
};
started.then(
  () => completeCatalogue({ own: [] }).then(arrived, () => fail('digests')),
  () => fail('catalogue'),
);

/** Says nothing of the way to a release, so it comes behind what the first result needs. */
let reproducibility: Reproducibility | undefined;
const extended = started
  .then(() => import('restage/reproducibility'))
  .then(
    (loaded) => {
      reproducibility = loaded.reproducibility;
    },
    () => undefined,
  );

/** As many as the engine rebuilds for one text; each takes a moment in which newer text could have arrived. */
const REBUILT = 24;

let newest = 0;
let own: Job['own'] = [];

self.onmessage = ({ data }: MessageEvent<Request>) => {
  newest = data.sequence;
  own = data.own ?? own;
  answer({ ...data, own }).catch(reportError);
};

async function answer({ sequence, files, ...asked }: Job & Pick<Request, 'sequence'>): Promise<void> {
  const { release, options } = asked;
  const isStale = () => sequence !== newest;
  const migrate = (catalog: Catalog, { text, decisions }: JobFile, reconstruct: boolean) =>
    migrateWith(catalog, text, { ...options, release, decisions, reconstruct }, reproducibility);
  const say = ({ key }: JobFile, migration: Migration, stage: Stage) =>
    self.postMessage({ kind: 'result', sequence, key, migration, stage } satisfies Answer);

  // A question that arrived together with a newer one is never worked on.
  await nextTask();
  for (const file of files) {
    const first = await recognise(
      async (wanted) => {
        const catalog = isComplete ? undefined : await orNothing(partialCatalogue(wanted, asked));
        return isComplete || isStale() || release !== catalog?.newest.id ? undefined : catalog;
      },
      (catalog) => migrate(catalog, file, false),
    );
    if (first) say(file, first, 'recognised');
  }

  const catalog = await orNothing(completeCatalogue(asked));
  await extended;
  if (!catalog) return;
  const unsettled: (readonly [JobFile, readonly ImageReport[]])[] = [];
  for (const file of files) {
    await nextTask();
    if (isStale()) return;
    const migration = migrate(catalog, file, false);
    const unlisted = migration.images.filter(({ state }) => state === 'unlisted').slice(0, REBUILT);
    if (unlisted.length > 0) unsettled.push([file, unlisted]);
    say(file, migration, unlisted.length > 0 ? 'confirmed' : 'complete');
  }
  for (const [file, unlisted] of unsettled) {
    for (const { name, reference } of unlisted) {
      await nextTask();
      if (isStale()) return;
      catalog.identifyIndex(name, reference.slice(reference.lastIndexOf(':') + 1));
    }
    // The catalogue remembers what it rebuilt, so this pass costs no more than the others.
    say(file, migrate(catalog, file, true), 'complete');
  }
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
