/** How the files of the work come and go. */
import { activeFile, before, changeWork, dismiss, notify, type State } from './state.ts';
import { cleanPath, DEFAULT_PATH, emptyFile, freePath, isBlank, MOST_FILES, type WorkFile, withFile } from './work.ts';

/** A file as the reader brings it. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Other text takes the place of the shown file's, which the reader can take back; where there was none, the verdict says
 * enough. It is another file to an editor, whose undo does not mix the two.
 */
export function replaceText(state: State, text: string, message: string, path?: string): State {
  const file = activeFile(state);
  const key = state.nextKey;
  const work = withFile(state.work, file.key, () => ({ ...emptyFile(key), path: path ?? file.path, text }));
  const replaced = { ...changeWork(state, work), active: key, nextKey: key + 1, current: undefined };
  return file.text === '' ? dismiss(replaced) : notify(replaced, message, before(state));
}

/** Files that were opened or dropped: they stand beside the others; nothing that was there goes. */
export function addFiles(state: State, added: readonly NewFile[]): State {
  if (added.length === 0) return state;
  const kept = isBlank(state.work) ? [] : state.work.files;
  const room = MOST_FILES - kept.length;
  const firstKey = state.nextKey;
  const files: WorkFile[] = [...kept];
  for (const { path, text } of added.slice(0, Math.max(0, room))) {
    const clean = freePath(cleanPath(path) ?? DEFAULT_PATH, files);
    files.push({ ...emptyFile(firstKey + files.length - kept.length), path: clean, text });
  }
  if (room <= 0) return notify(state, `This page holds ${MOST_FILES} files at most. Nothing was added.`);
  const next = {
    ...changeWork(state, { ...state.work, files }),
    active: firstKey,
    nextKey: firstKey + added.length,
    current: undefined,
  };
  const left = added.length - room;
  const much = left > 0 ? ` ${left} more did not fit: this page holds ${MOST_FILES} files at most.` : '';
  const names = added.length === 1 ? files.at(-1)?.path : `${Math.min(added.length, room)} files`;
  return notify(next, `Opened: ${names}.${much}`, before(state));
}

/** An empty file beside the others. */
export function addEmptyFile(state: State): State {
  const { files } = state.work;
  if (files.length >= MOST_FILES) return notify(state, `This page holds ${MOST_FILES} files at most.`);
  const key = state.nextKey;
  const file = { ...emptyFile(key), path: freePath(DEFAULT_PATH, files) };
  const next = changeWork(state, { ...state.work, files: [...files, file] });
  return { ...next, active: key, nextKey: key + 1, current: undefined };
}

export function showFile(state: State, key: number): State {
  const isThere = state.work.files.some((file) => file.key === key);
  return isThere && key !== state.active ? { ...state, active: key, current: undefined } : state;
}

/** Takes the shown file off the page; the reader can take that back. */
export function removeFile(state: State): State {
  const { files } = state.work;
  const gone = activeFile(state);
  const left = files.filter((file) => file !== gone);
  const [first] = left;
  if (!first) return replaceText(state, '', 'Cleared.');
  const neighbour = left[Math.min(files.indexOf(gone), left.length - 1)] ?? first;
  const next = { ...changeWork(state, { ...state.work, files: left }), active: neighbour.key, current: undefined };
  return gone.text === '' ? next : notify(next, `Removed from this page: ${gone.path}.`, before(state));
}

/** Gives the shown file another path; one that leads nowhere, or to another file, is said and not taken. */
export function renameFile(state: State, wanted: string): State {
  const file = activeFile(state);
  const path = cleanPath(wanted);
  if (path === file.path) return state;
  if (path === undefined) return notify(state, `“${wanted.slice(0, 80)}” is no path of a file in a repository.`);
  if (state.work.files.some((other) => other.path === path)) return notify(state, `There is a file ${path} already.`);
  return changeWork(
    state,
    withFile(state.work, file.key, () => ({ ...file, path })),
  );
}
