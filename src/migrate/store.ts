/** The state, the engine that follows it, and the actions of the views. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Engine, startEngine } from './engine.ts';
import { freshOutcome, hear, initialState, jobOf, type Outcome, retry, type State } from './state.ts';

export interface Store {
  readonly state: ReadonlySignal<State>;
  /** Newest first. */
  readonly releases: readonly string[];
  /** Applies one of the changes of `state.ts`. */
  change<A extends readonly unknown[]>(change: (state: State, ...rest: A) => State, ...rest: A): void;
  /** Starts the engine; returns how to stop following. */
  start(): () => void;
  /** Starts the engine once more after it could not go on. */
  retry(): void;
  /** The answer to what the state asks now; waits for it where it is still to come. */
  outcome(): Promise<Outcome>;
}

/** @param releases newest first */
export function createStore(releases: readonly string[]): Store {
  const state = signal(initialState(releases[0] ?? ''));
  let engine: Engine | undefined;
  const change: Store['change'] = (next, ...rest) => {
    state.value = next(state.value, ...rest);
  };
  // Parts of the state that the engine is asked about: other changes do not ask again.
  const text = computed(() => state.value.text);
  const release = computed(() => state.value.release);
  const decisions = computed(() => state.value.decisions);

  return {
    state,
    releases,
    change,
    start() {
      engine = startEngine((event) => change(hear, event));
      return effect(() => {
        const job = jobOf({ ...state.peek(), text: text.value, release: release.value, decisions: decisions.value });
        if (job) engine?.ask(job);
        else engine?.forget();
      });
    },
    retry() {
      change(retry);
      engine?.restart();
    },
    outcome() {
      return new Promise((resolve) => {
        const stop = effect(() => {
          const outcome = freshOutcome(state.value);
          if (!outcome) return;
          resolve(outcome);
          queueMicrotask(() => stop());
        });
      });
    },
  };
}
