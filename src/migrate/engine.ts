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

/** Answers that take less, in milliseconds, are asked for at every key. */
const QUICK = 30;

/** The longest that a question waits for another key. */
const LONGEST_WAIT = 400;

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

  let timer: ReturnType<typeof setTimeout> | undefined;
  let postedAt: number | undefined;
  /** How long the newest answer took: where it is long, a question waits for a pause. */
  let cost = 0;

  const post = ({ own, ...request }: NonNullable<typeof newest>) => {
    clearTimeout(timer);
    postedAt = performance.now();
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
        if (postedAt !== undefined) cost = performance.now() - postedAt;
        postedAt = undefined;
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
      const question = { ...job, sequence };
      newest = question;
      clearTimeout(timer);
      if (cost < QUICK) post(question);
      else timer = setTimeout(() => post(question), Math.min(2 * cost, LONGEST_WAIT));
    },
    forget() {
      clearTimeout(timer);
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
