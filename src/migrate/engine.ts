/** The engine as the page sees it: ask, and listen. It is restarted when it stops. */
import { installDefaultPolicy } from '../trusted-types.ts';
import type { Answer, Job, Request } from './messages.ts';

export type EngineEvent =
  | Answer
  /** It stopped at the newest question and was started again with it. */
  | { readonly kind: 'restarted' }
  /** It stops whenever it is started; it waits for `restart`. */
  | { readonly kind: 'stopped' };

export interface Engine {
  /** Asks; whatever has been asked before is not answered any more. */
  ask(job: Job): void;
  /** Forgets what has been asked. */
  forget(): void;
  restart(): void;
}

/** The part of a Worker that is used, so that a test can bring its own. */
export type Thread = Pick<Worker, 'onmessage' | 'onerror' | 'onmessageerror' | 'postMessage' | 'terminate'>;

/** One start may fail by chance; one that fails again will go on failing. */
const ATTEMPTS = 2;

/**
 * Starts the engine.
 *
 * @param listen gets answers to the newest question only
 */
export function startEngine(listen: (event: EngineEvent) => void, start: () => Thread = startWorker): Engine {
  let thread: Thread | undefined;
  let newest: (Job & Pick<Request, 'sequence'>) | undefined;
  let sequence = 0;
  let failures = 0;
  /** What the thread knows of the reader's own releases: they are sent once, not with every question. */
  let known: Job['own'] | undefined;

  const post = ({ own, ...request }: NonNullable<typeof newest>) => {
    thread?.postMessage(own === known ? request : { ...request, own });
    known = own;
  };
  const launch = () => {
    const current = start();
    thread = current;
    known = undefined;
    current.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (current !== thread) return;
      if (data.kind === 'result') {
        if (data.sequence !== newest?.sequence) return;
        failures = 0;
      }
      listen(data);
    };
    const onFailure = () => {
      if (current === thread) fail();
    };
    current.onerror = onFailure;
    current.onmessageerror = onFailure;
    if (newest) post(newest);
  };
  const fail = () => {
    thread?.terminate();
    thread = undefined;
    failures += 1;
    if (failures >= ATTEMPTS) {
      listen({ kind: 'stopped' });
      return;
    }
    launch();
    listen({ kind: 'restarted' });
  };

  launch();
  return {
    ask(job) {
      sequence += 1;
      newest = { ...job, sequence };
      post(newest);
    },
    forget() {
      newest = undefined;
    },
    restart() {
      thread?.terminate();
      failures = 0;
      launch();
    },
  };
}

function startWorker(): Worker {
  // The page may run its islands before the script that does this for all pages.
  installDefaultPolicy();
  return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'restage' });
}
