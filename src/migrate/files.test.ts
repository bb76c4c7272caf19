import { expect, test } from 'vitest';
import { addEmptyFile, addFiles, removeFile, renameFile, replaceText, showFile } from './files.ts';
import { activeFile, initialState, type State, takeBack, write } from './state.ts';
import { MOST_FILES } from './work.ts';

const start = initialState(['2026.03.0']);
const paths = ({ work }: State) => work.files.map(({ path }) => path);
const two = addFiles(start, [
  { path: 'a/Dockerfile', text: 'FROM a\n' },
  { path: 'b/Dockerfile', text: 'FROM b\n' },
]);

test('opened files take the place of nothing, and the first is shown', () => {
  expect(paths(two)).toEqual(['a/Dockerfile', 'b/Dockerfile']);
  expect(activeFile(two).text).toBe('FROM a\n');
});

test('opened files stand beside what is there', () => {
  const state = addFiles(write(start, 'FROM mine\n'), [{ path: 'Dockerfile', text: 'FROM other\n' }]);
  expect(paths(state)).toEqual(['Dockerfile', 'Dockerfile-2']);
  expect(activeFile(state).text).toBe('FROM other\n');
  expect(paths(takeBack(state))).toEqual(['Dockerfile']);
});

test('no key is given twice', () => {
  const state = addEmptyFile(removeFile(addEmptyFile(two)));
  expect(new Set([...two.work.files, activeFile(state)].map(({ key }) => key)).size).toBe(3);
  expect(activeFile(state).key).not.toBe(activeFile(addEmptyFile(two)).key);
});

test('a removed file comes back where it was', () => {
  const removed = removeFile(two);
  expect(paths(removed)).toEqual(['b/Dockerfile']);
  expect(activeFile(removed).path).toBe('b/Dockerfile');
  expect(takeBack(removed).work).toBe(two.work);
});

test('the last file is emptied, not removed', () => {
  const state = removeFile(write(start, 'FROM a\n'));
  expect(state.work.files).toHaveLength(1);
  expect(activeFile(state).text).toBe('');
  expect(activeFile(takeBack(state)).text).toBe('FROM a\n');
});

test('other text has none of the decisions and ticks of the text before', () => {
  const { work } = two;
  const marked = { ...two, work: { ...work, files: work.files.map((file) => ({ ...file, done: { x: true } })) } };
  const state = replaceText(marked, 'FROM c\n', 'Loaded.');
  expect(activeFile(state).done).toEqual({});
  expect(state.work.files.find((file) => file !== activeFile(state))?.done).toEqual({ x: true });
});

test.each([
  ['c\\Dockerfile', 'c/Dockerfile', undefined],
  ['./build//app.Dockerfile', 'build/app.Dockerfile', undefined],
  ['../Dockerfile', 'a/Dockerfile', /no path/],
  ['', 'a/Dockerfile', /no path/],
  ['b/Dockerfile', 'a/Dockerfile', /already/],
])('renamed to %j a file is at %s', (wanted, path, notice) => {
  const state = renameFile(two, wanted);
  expect(activeFile(state).path).toBe(path);
  if (notice) expect(state.notice?.message).toMatch(notice);
});

test('a page holds so many files and no more, and says so', () => {
  const many = Array.from({ length: MOST_FILES + 3 }, (_, index) => ({ path: `${index}`, text: 'FROM a\n' }));
  const state = addFiles(start, many);
  expect(state.work.files).toHaveLength(MOST_FILES);
  expect(state.notice?.message).toContain('3 more did not fit');
  expect(addFiles(state, many).work).toBe(state.work);
  expect(addEmptyFile(state).work).toBe(state.work);
});

test('a file that is not there cannot be shown', () => {
  expect(showFile(two, 99)).toBe(two);
});
