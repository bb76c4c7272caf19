/** The search for digests as the page sees it: ask, and listen. Nothing is loaded before the first question. */
import { installDefaultPolicy } from '../../trusted-types.ts';
import type { Answer, Outcome, Request } from './messages.ts';

export interface Searcher {
  /** Asks; whatever has been asked before is not answered any more. */
  ask(question: Omit<Request, 'sequence'>): void;
  /** Forgets what has been asked. */
  forget(): void;
}

/** @param listen hears of the newest question only */
export function createSearcher(listen: (outcome: Outcome) => void): Searcher {
  let worker: Worker | undefined;
  let sequence = 0;
  let isWaiting = false;
  const stop = () => {
    worker?.terminate();
    worker = undefined;
  };
  const start = () => {
    // The page may run its islands before the script that does this for all pages.
    installDefaultPolicy();
    const started = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'digests' });
    started.onmessage = ({ data: { sequence: answered, outcome } }: MessageEvent<Answer>) => {
      // What could not be loaded is tried again with the next question.
      if (outcome.kind === 'unavailable') stop();
      if (answered !== sequence) return;
      isWaiting = outcome.kind === 'comparing';
      listen(outcome);
    };
    started.onerror = () => {
      if (started !== worker) return;
      stop();
      if (isWaiting) listen({ kind: 'unavailable' });
      isWaiting = false;
    };
    return started;
  };
  return {
    ask(question) {
      sequence += 1;
      isWaiting = true;
      worker ??= start();
      worker.postMessage({ ...question, sequence } satisfies Request);
    },
    forget() {
      sequence += 1;
      // A search for an index would go on for seconds.
      if (isWaiting) stop();
      isWaiting = false;
    },
  };
}
