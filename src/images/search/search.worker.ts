/** Looks digests up in a thread of its own: the catalogue is loaded, and indexes are rebuilt, when somebody asks. */
import { findIndexedManifest } from '../../../packages/migrator/src/catalog/index-digest.ts';
import { completeCatalogue } from '../../migrate/catalogue/load.ts';
import { findListed, findRebuilt } from './find.ts';
import type { Answer, Outcome, Request } from './messages.ts';

/** How long the search goes on without looking for a newer request, in milliseconds. */
const LONGEST = 40;

const view = { own: [] };
let newest = 0;

self.onmessage = ({ data }: MessageEvent<Request>) => {
  newest = data.sequence;
  void answer(data);
};

async function answer({ sequence, digest, name }: Request): Promise<void> {
  const say = (outcome: Outcome) => self.postMessage({ sequence, outcome } satisfies Answer);
  const catalog = await completeCatalogue(view).catch(() => undefined);
  if (!catalog) {
    say({ kind: 'unavailable' });
    return;
  }
  const listed = findListed(digest, catalog);
  if (listed.length > 0) {
    say({ kind: 'found', matches: listed });
    return;
  }

  const search = findRebuilt(digest, name, catalog, findIndexedManifest);
  for (;;) {
    const { done, value } = advance(search);
    if (done) {
      say(value.length > 0 ? { kind: 'found', matches: value } : { kind: 'unknown' });
      return;
    }
    say({ kind: 'comparing', progress: value });
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (sequence !== newest) return;
  }
}

/** Goes on for a while, and no further than to the end. */
function advance(search: ReturnType<typeof findRebuilt>): ReturnType<typeof search.next> {
  const start = performance.now();
  for (;;) {
    const step = search.next();
    if (step.done || performance.now() - start > LONGEST) return step;
  }
}
