/** Everything the page knows, and every way it changes. Storage and links are projections of it. */
import type { Finding, Migration, ReleaseFile } from 'restage/engine';
import { count } from '../count.ts';
import { carryId, decide, isWanted } from './decisions.ts';
import type { EngineEvent } from './engine.ts';
import type { Kept } from './keep/stored.ts';
import type { Job, Stage } from './messages.ts';
import type { Source } from './source.ts';
import { bytesBeyondLimit, type Change, edited, withLineFeeds } from './text.ts';
import { emptyWork, type Work, type WorkFile, type WorkOptions, withFile, withText } from './work.ts';

export interface State {
  readonly work: Work;
  /** Key of the file that is shown. */
  readonly active: number;
  /** The key that the next file gets: none is given twice. */
  readonly nextKey: number;
  /** Where the work came from, as long as it still says the same. */
  readonly origin: Origin | undefined;
  /** By file key: the newest answer of the engine, which may still be about what was asked before. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  /** Id of the finding that the reader is at, in the list or in the text. */
  readonly current: string | undefined;
  /** The releases that the catalogue of this page has, newest first. */
  readonly bundled: readonly string[];
  /** Those that the reader added to it, newest first. */
  readonly own: readonly ReleaseFile[];
  /** A file of another host, which is asked for once the reader agrees. */
  readonly source: Source | undefined;
  /** Work that this browser keeps beside the one that is shown, the newest first. */
  readonly kept: readonly Kept[];
  /** The kept work that was shown until a link was opened over it. */
  readonly displaced: string | undefined;
  /** Whether this browser keeps what is shown: `refused` by its settings, or for want of room. */
  readonly keeping: 'yes' | 'refused';
  readonly engine: 'running' | 'stopped';
  /** What could not be loaded. */
  readonly unavailable: 'catalogue' | 'digests' | undefined;
  /** What has just been done; said to the reader once. */
  readonly notice: Notice | undefined;
}

/** The link that the work was opened from or was put into. */
export interface Origin {
  /** The fragment of the address, without its `#`. */
  readonly fragment: string;
  /** A hash of the result that the link was made of. */
  readonly result: string | undefined;
  /** Whether the result here is that one; undefined while that is not known. */
  readonly agrees: boolean | undefined;
}

/** An answer and the question it belongs to. */
export interface Outcome
  extends Pick<WorkFile, 'text' | 'decisions'>,
    Pick<Work, 'release' | 'options' | 'reach'>,
    Pick<State, 'own'> {
  readonly migration: Migration;
  readonly stage: Stage;
}

export interface Notice {
  readonly message: string;
  /** Tells the same message said twice from one said once. */
  readonly number: number;
  /** What the work was before, to go back to. */
  readonly before?: Pick<State, 'work' | 'active' | 'origin'>;
}

/** @param bundled the releases of the catalogue, newest first */
export function initialState(bundled: readonly string[]): State {
  return {
    work: emptyWork(bundled[0] ?? ''),
    active: 0,
    nextKey: 1,
    origin: undefined,
    outcomes: new Map(),
    current: undefined,
    bundled,
    own: [],
    source: undefined,
    kept: [],
    displaced: undefined,
    keeping: 'yes',
    engine: 'running',
    unavailable: undefined,
    notice: undefined,
  };
}

export function activeFile({ work, active }: Pick<State, 'work' | 'active'>): WorkFile {
  const file = work.files.find(({ key }) => key === active) ?? work.files[0];
  if (!file) throw new Error('A work has at least one file');
  return file;
}

/** The newest answer about the file that is shown. */
export function activeOutcome(state: State): Outcome | undefined {
  return state.outcomes.get(activeFile(state).key);
}

/** Every release that files can move to, newest first. */
export function releasesOf({ bundled, own, work: { reach } }: Pick<State, 'bundled' | 'own' | 'work'>): string[] {
  const added = own.map(({ id }) => id);
  if (reach === undefined) return [...added, ...bundled];
  return [...added.filter((id) => reach.own.includes(id)), ...bundled.filter((id) => id <= reach.newest)];
}

/**
 * The question the state puts to the engine: the files that it has no final answer about, the active one first.
 *
 * @returns undefined where there is nothing to ask
 */
export function jobOf(state: State): Job | undefined {
  const { work, own } = state;
  if (!releasesOf(state).includes(work.release)) return undefined;
  const active = activeFile(state);
  const files = [active, ...work.files.filter((file) => file !== active)]
    .filter((file) => isReadable(file) && freshOutcome(state, file)?.stage !== 'complete')
    .map(({ key, text, decisions }) => ({ key, text, decisions }));
  if (files.length === 0) return undefined;
  const { release, options, reach } = work;
  return { files, release, options, own, ...(reach === undefined ? {} : { reach }) };
}

export function isReadable({ text }: Pick<WorkFile, 'text'>): boolean {
  return text.trim() !== '' && bytesBeyondLimit(text) === undefined;
}

/** The outcome of a file when it answers what the state asks now. */
export function freshOutcome({ outcomes, work, own }: State, file: WorkFile): Outcome | undefined {
  const outcome = outcomes.get(file.key);
  const isFresh =
    outcome?.text === file.text &&
    outcome.decisions === file.decisions &&
    outcome.release === work.release &&
    outcome.options === work.options &&
    outcome.reach === work.reach &&
    outcome.own === own;
  return isFresh ? outcome : undefined;
}

/** The reader typed or pasted; an editor shows `after` now. */
export function write(state: State, after: string, pasted?: Change): State {
  const { key, text } = activeFile(state);
  const next = changeText(state, key, edited(text, after, pasted));
  // Going back would cost what has been written since.
  return next.notice?.before && next !== state ? dismiss(next) : next;
}

export function convertLineEnds(state: State): State {
  const { key, text } = activeFile(state);
  return notify(changeText(state, key, withLineFeeds(text)), 'Line ends are LF now.');
}

function changeText(state: State, key: number, text: string): State {
  const next = changeWork(
    state,
    withFile(state.work, key, (file) => withText(file, text)),
  );
  // What was found in a text that is not read any more is not shown any more.
  return next !== state && !isReadable({ text }) ? { ...next, outcomes: without(next.outcomes, key) } : next;
}

function without(outcomes: State['outcomes'], key: number): State['outcomes'] {
  return new Map([...outcomes].filter(([other]) => other !== key));
}

/** The state with other work; it is not what its link says any more. */
export function changeWork(state: State, work: Work): State {
  return work === state.work ? state : { ...state, work, origin: undefined };
}

export function chooseRelease(state: State, release: string): State {
  return changeWork(state, { ...state.work, release });
}

export function chooseOptions(state: State, options: WorkOptions): State {
  return changeWork(state, { ...state.work, options });
}

/** Other work takes the place of the reader's; whoever calls this keeps what was there. */
export function openWork(state: State, work: Work, origin: Origin | undefined): State {
  const files = work.files.map((file, index) => ({ ...file, key: state.nextKey + index }));
  return {
    ...state,
    work: { ...work, files },
    active: state.nextKey,
    nextKey: state.nextKey + files.length,
    origin,
    outcomes: new Map(),
    current: undefined,
  };
}

/** What this browser keeps changed; `displaced` stays as long as it is among it. */
export function setKept(state: State, kept: readonly Kept[], displaced = state.displaced): State {
  return { ...state, kept, displaced: kept.some(({ id }) => id === displaced) ? displaced : undefined };
}

export function setKeeping(state: State, keeping: State['keeping']): State {
  return state.keeping === keeping ? state : { ...state, keeping };
}

/** Something asks for a file of another host, or the reader answered. */
export function offerSource(state: State, source: Source | undefined): State {
  return { ...state, source };
}

export function setOwn(state: State, own: readonly ReleaseFile[]): State {
  return { ...state, own };
}

/** The work was put into a link, or is what a link says. */
export function setOrigin(state: State, origin: Origin): State {
  return { ...state, origin };
}

/** The result was compared with that of the link. */
export function setAgrees(state: State, origin: Origin, agrees: boolean): State {
  return state.origin === origin ? { ...state, origin: { ...origin, agrees } } : state;
}

/** Lets every release count again, after a link that was made with an older catalogue, and moves to the newest. */
export function useWholeCatalogue(state: State): State {
  const { reach: _, ...work } = state.work;
  const next = changeWork(state, { ...work, release: state.bundled[0] ?? work.release });
  return notify(next, `The whole catalogue counts now, and the target is ${next.work.release}.`);
}

export function choose(state: State, finding: Pick<Finding, 'id' | 'level'>, wanted: boolean): State {
  return changeFinding(state, finding.id, (file, id) => ({
    ...file,
    decisions: decide(file.decisions, { ...finding, id }, wanted),
  }));
}

/** A person did what a finding asks for, or takes that back. */
export function tick(state: State, id: string, isDone: boolean): State {
  return changeFinding(state, id, (file, now) => {
    const { [now]: _, ...others } = file.done;
    return { ...file, done: isDone ? { ...others, [now]: true } : others };
  });
}

/** The list may still show the findings of the text before. */
function changeFinding(state: State, id: string, change: (file: WorkFile, id: string) => WorkFile): State {
  const file = activeFile(state);
  const now = carryId(id, activeOutcome(state)?.text ?? file.text, file.text);
  if (now === undefined) return state;
  return changeWork(
    state,
    withFile(state.work, file.key, () => change(file, now)),
  );
}

/**
 * Accepts every suggestion about the migration of the file that is shown; what was switched off among the safe changes
 * stays off. The list may still show the findings of the text before.
 */
export function acceptSuggestions(state: State): State {
  const file = activeFile(state);
  const { text = file.text, migration } = activeOutcome(state) ?? {};
  const suggestions = (migration?.findings ?? []).filter(
    ({ level, edits, topic }) => level === 'suggestion' && topic === 'migration' && edits.length > 0,
  );
  const moved = suggestions.flatMap((finding) => {
    const id = carryId(finding.id, text, file.text);
    return id === undefined ? [] : [{ ...finding, id }];
  });
  const added = moved.filter((finding) => !isWanted(finding, file.decisions));
  if (added.length === 0) return notify(state, 'Every suggestion is on already.');
  const decisions = added.reduce((all, finding) => decide(all, finding, true), file.decisions);
  const next = changeWork(
    state,
    withFile(state.work, file.key, () => ({ ...file, decisions })),
  );
  return notify(next, `${count(added.length, 'suggestion')} switched on.`, before(state));
}

/** Takes back every decision about the file that is shown: safe changes on, suggestions off. */
export function backToSafe(state: State): State {
  const file = activeFile(state);
  if (Object.keys(file.decisions).length === 0) return notify(state, 'Only the safe changes are on already.');
  const next = changeWork(
    state,
    withFile(state.work, file.key, () => ({ ...file, decisions: {} })),
  );
  return notify(next, 'Safe changes are on, suggestions off.', before(state));
}

/** The reader is at a finding. */
export function goTo(state: State, id: string | undefined): State {
  return state.current === id ? state : { ...state, current: id };
}

/** What the work is now, for a notice to go back to. */
export function before({ work, active, origin }: State): NonNullable<Notice['before']> {
  return { work, active, origin };
}

export function takeBack(state: State): State {
  const { before } = state.notice ?? {};
  return before ? notify({ ...state, ...before }, 'It is as it was before.') : state;
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
      const file = state.work.files.find(({ key }) => key === event.key);
      if (!file || !isReadable(file)) return state;
      const { text, decisions } = file;
      const { release, options, reach } = state.work;
      const question = { text, decisions, release, options, own: state.own, ...(reach === undefined ? {} : { reach }) };
      const outcome = { ...question, migration: event.migration, stage: event.stage };
      return { ...state, outcomes: new Map([...state.outcomes, [event.key, outcome]]) };
    }
    case 'unavailable':
      return { ...state, unavailable: event.what };
    case 'restarted':
      return notify(state, 'The engine stopped and was started again. Your text is as it was.');
    case 'stopped':
      return { ...state, engine: 'stopped' };
  }
}
