/** Everything the page knows, and every way it changes. */
import type { Finding, Migration } from 'restage/engine';
import { carryDecisions, carryId, type Decisions, decide } from './decisions.ts';
import type { EngineEvent } from './engine.ts';
import type { Job, Stage } from './messages.ts';
import { bytesBeyondLimit, type Change, edited, withLineFeeds } from './text.ts';

export interface State {
  /** As it was given, line ends and byte order mark included; see `text.ts`. */
  readonly text: string;
  /** Target release. */
  readonly release: string;
  readonly decisions: Decisions;
  /** The newest answer of the engine, which may still be about what was asked before. */
  readonly outcome: Outcome | undefined;
  readonly engine: 'running' | 'stopped';
  /** What could not be loaded. */
  readonly unavailable: 'catalogue' | 'digests' | undefined;
  /** What has just been done; said to the reader once. */
  readonly notice: Notice | undefined;
}

/** An answer and the question it belongs to. */
export interface Outcome extends Job {
  readonly migration: Migration;
  readonly stage: Stage;
}

export interface Notice {
  readonly message: string;
  /** Tells the same message said twice from one said once. */
  readonly number: number;
  /** What the text and the decisions were before, to go back to. */
  readonly before?: Pick<State, 'text' | 'decisions'>;
}

export function initialState(newest: string): State {
  return {
    text: '',
    release: newest,
    decisions: {},
    outcome: undefined,
    engine: 'running',
    unavailable: undefined,
    notice: undefined,
  };
}

/** The question the state puts to the engine; none where there is nothing to read or too much. */
export function jobOf({ text, release, decisions }: State): Job | undefined {
  if (text.trim() === '' || bytesBeyondLimit(text) !== undefined) return undefined;
  return { text, release, decisions };
}

/** The outcome when it answers what the state asks now. */
export function freshOutcome({ outcome, text, release, decisions }: State): Outcome | undefined {
  const isFresh = outcome?.text === text && outcome.release === release && outcome.decisions === decisions;
  return isFresh ? outcome : undefined;
}

/** The reader typed or pasted; an editor shows `after` now. */
export function write(state: State, after: string, pasted?: Change): State {
  const next = withText(state, edited(state.text, after, pasted));
  // Going back would cost what has been written since.
  return next.notice?.before && next !== state ? dismiss(next) : next;
}

/** Other text takes the place of the reader's, who can take it back; where there was none, the verdict says enough. */
export function replaceText(state: State, text: string, message: string): State {
  const { text: old, decisions } = state;
  const next = withText({ ...state, decisions: {} }, text);
  return old === '' ? dismiss(next) : notify(next, message, { text: old, decisions });
}

export function takeBack(state: State): State {
  const before = state.notice?.before;
  return before ? notify({ ...withText(state, before.text), ...before }, 'Your text is back.') : state;
}

export function convertLineEnds(state: State): State {
  return notify(withText(state, withLineFeeds(state.text)), 'Line ends are LF now.');
}

export function chooseRelease(state: State, release: string): State {
  return { ...state, release };
}

export function choose(state: State, finding: Pick<Finding, 'id' | 'level'>, wanted: boolean): State {
  // The list may still show the findings of the text before.
  const id = carryId(finding.id, state.outcome?.text ?? state.text, state.text);
  if (id === undefined) return state;
  return { ...state, decisions: decide(state.decisions, { ...finding, id }, wanted) };
}

export function notify(state: State, message: string, before?: Notice['before']): State {
  const number = (state.notice?.number ?? 0) + 1;
  return { ...state, notice: { message, number, ...(before ? { before } : {}) } };
}

export function dismiss(state: State): State {
  return { ...state, notice: undefined };
}

/** The engine was asked to try once more. */
export function retry(state: State): State {
  return { ...state, engine: 'running', unavailable: undefined };
}

/** The engine said something; a result answers the newest question. */
export function hear(state: State, event: EngineEvent): State {
  switch (event.kind) {
    case 'result': {
      const job = jobOf(state);
      if (!job) return state;
      return { ...state, outcome: { ...job, migration: event.migration, stage: event.stage } };
    }
    case 'unavailable':
      return { ...state, unavailable: event.what };
    case 'restarted':
      return notify(state, 'The engine stopped and was started again. Your text is as it was.');
    case 'stopped':
      return { ...state, engine: 'stopped' };
  }
}

function withText(state: State, text: string): State {
  if (text === state.text) return state;
  const next = { ...state, text, decisions: carryDecisions(state.decisions, state.text, text) };
  // What was found in a text that is not read any more is not shown any more.
  return jobOf(next) ? next : { ...next, outcome: undefined };
}
