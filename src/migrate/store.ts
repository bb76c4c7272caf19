/** The state, the engine that follows it, and the actions of the views. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Engine, startEngine } from './engine.ts';
import {
  activeFile,
  freshOutcome,
  hear,
  initialState,
  isReadable,
  jobOf,
  type Outcome,
  retry,
  type State,
} from './state.ts';
import type { WorkFile } from './work.ts';

export interface Store {
  readonly state: ReadonlySignal<State>;
  /** Applies one of the changes of `state.ts`. */
  change<A extends readonly unknown[]>(change: (state: State, ...rest: A) => State, ...rest: A): void;
  /** Starts the engine; returns how to stop following. */
  start(): () => void;
  /** Starts the engine once more after it could not go on. */
  retry(): void;
  /** The answer to what the state asks now about the file that is shown; waits for it where it is still to come. */
  outcome(): Promise<Answered>;
  /** Waits until there is nothing left to find out about any file, or no way to. */
  settled(): Promise<void>;
  /** The answers about every file that can be read. */
  outcomes(): Promise<readonly Answered[]>;
}

export interface Answered {
  readonly file: WorkFile;
  readonly outcome: Outcome;
}

/** @param bundled the releases of the catalogue, newest first */
export function createStore(bundled: readonly string[]): Store {
  const state = signal(initialState(bundled));
  let engine: Engine | undefined;
  const change: Store['change'] = (next, ...rest) => {
    state.value = next(state.value, ...rest);
  };
  // Parts of the state that the engine is asked about: other changes do not ask again.
  const work = computed(() => state.value.work);
  const own = computed(() => state.value.own);

  /** Resolves as soon as there is a value. */
  const wait = <T>(read: (state: State) => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const stop = effect(() => {
        const value = read(state.value);
        if (value === undefined) return;
        resolve(value);
        queueMicrotask(() => stop());
      });
    });

  return {
    state,
    change,
    start() {
      engine = startEngine((event) => change(hear, event));
      return effect(() => {
        const job = jobOf({ ...state.peek(), work: work.value, own: own.value });
        if (job) engine?.ask(job);
        else engine?.forget();
      });
    },
    retry() {
      change(retry);
      engine?.restart();
    },
    outcome: () =>
      wait((current) => {
        const file = activeFile(current);
        const outcome = freshOutcome(current, file);
        return outcome && { file, outcome };
      }),
    settled: () =>
      wait(({ engine, unavailable, ...current }) => {
        const isStuck = engine === 'stopped' || unavailable !== undefined;
        return isStuck || jobOf({ ...current, engine, unavailable }) === undefined ? true : undefined;
      }).then(() => {}),
    outcomes: () =>
      wait((current) => {
        const answered = current.work.files.filter(isReadable).map((file) => {
          const outcome = freshOutcome(current, file);
          return outcome && { file, outcome };
        });
        return answered.every((one) => one !== undefined) ? answered : undefined;
      }),
  };
}
