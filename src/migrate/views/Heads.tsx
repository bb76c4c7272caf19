import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { examples } from '../examples.ts';
import { addEmptyFile, removeFile, renameFile, replaceText } from '../files.ts';
import type { Keeping } from '../keep/keeping.ts';
import { openFiles } from '../open-files.ts';
import { activeFile, activeOutcome, notify } from '../state.ts';
import { releaseName } from '../verdict.ts';
import { useStore } from './context.ts';
import { Menu } from './Menu.tsx';
import { useOutputs } from './use-outputs.ts';

interface InputProps {
  /** The editor's id; undefined where a label cannot point at it. */
  readonly labels: string | undefined;
  readonly focusEditor: () => void;
  readonly keeping: Keeping;
}

/** What stands over the reader's text. */
export function InputHead({ labels, focusEditor, keeping }: InputProps) {
  const store = useStore();
  const picker = useRef<HTMLInputElement>(null);
  const file = useComputed(() => activeFile(store.state.value));
  const { path, text } = file.value;
  const isOnly = useComputed(() => store.state.value.work.files.length === 1).value;
  const kept = useComputed(() => store.state.value.kept).value;

  const loadExample = (name: string, load: () => Promise<string>) => {
    const { files } = store.state.peek().work;
    load().then(
      (example) => {
        // What was done while it was on its way is the newer wish.
        if (store.state.peek().work.files === files) store.change(replaceText, example, `Example loaded: ${name}.`);
        else store.change(notify, `The example was not loaded, as you went on meanwhile: ${name}.`);
      },
      () => store.change(notify, `The example could not be loaded: ${name}.`),
    );
  };
  const add = () => {
    store.change(addEmptyFile);
    focusEditor();
  };
  const clear = () => {
    store.change(replaceText, '', 'Cleared.');
    focusEditor();
  };
  const remove = () => {
    store.change(removeFile);
    focusEditor();
  };
  const openEntries = [
    { name: 'Files from this device…', act: () => picker.current?.click() },
    { name: 'One more empty file', act: add },
    ...kept.slice(0, 5).map(({ id, saved, work }) => ({
      name: `Kept: ${work.files
        .map((one) => one.path)
        .join(', ')
        .slice(0, 60)}, ${new Date(saved).toLocaleString()}`,
      act: () => void keeping.open(id),
    })),
  ];
  return (
    <div class="head">
      <h2 id="yours">{labels === undefined ? 'Your Dockerfile' : <label for={labels}>Your Dockerfile</label>}</h2>
      <input
        class="path"
        aria-label="Path of the file in its repository"
        title="Path of the file in its repository; patches and comments name it"
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={path}
        maxLength={255}
        onChange={({ currentTarget }) => {
          store.change(renameFile, currentTarget.value);
          currentTarget.value = activeFile(store.state.peek()).path;
        }}
      />
      <div class="actions">
        <Menu
          label="Load an example"
          entries={examples.map(({ name, load }) => ({ name, act: () => loadExample(name, load) }))}
        />
        <Menu label="Open" entries={openEntries} />
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to open"
          onChange={({ currentTarget }) => {
            void openFiles(store, [...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
        {isOnly ? (
          <button type="button" disabled={text === ''} onClick={clear}>
            Clear
          </button>
        ) : (
          <button type="button" onClick={remove}>
            Remove file
          </button>
        )}
      </div>
    </div>
  );
}

/** What stands over the result. */
export function ResultHead() {
  const store = useStore();
  const release = useComputed(() => releaseName(store.state.value.work.release, store.state.value));
  const hasResult = useComputed(() => activeOutcome(store.state.value)?.migration.ok === true);
  const { copies, downloads, copyResult, share } = useOutputs();
  return (
    <div class="head">
      <h2 id="result">
        Migrated <span class="to">to {release}</span>
      </h2>
      <div class="actions">
        <button type="button" disabled={!hasResult.value} onClick={copyResult}>
          Copy result
        </button>
        <Menu label="Copy as" entries={copies} disabled={!hasResult.value} />
        <Menu label="Download" entries={downloads} disabled={!hasResult.value} />
        <button type="button" disabled={!hasResult.value} onClick={share}>
          Copy link
        </button>
      </div>
    </div>
  );
}
