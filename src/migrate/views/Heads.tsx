import { useComputed } from '@preact/signals';
import { examples } from '../examples.ts';
import { copy, download } from '../output.ts';
import { notify, replaceText } from '../state.ts';
import { useStore } from './context.ts';
import { Menu } from './Menu.tsx';

interface InputProps {
  /** The editor's id; undefined where a label cannot point at it. */
  readonly labels: string | undefined;
  readonly focusEditor: () => void;
}

/** What stands over the reader's text. */
export function InputHead({ labels, focusEditor }: InputProps) {
  const store = useStore();
  const isEmpty = useComputed(() => store.state.value.text === '');
  const entries = examples.map(({ name, load }) => ({
    name,
    act: () => {
      load().then(
        (text) => store.change(replaceText, text, `Example loaded: ${name}.`),
        () => store.change(notify, `The example could not be loaded: ${name}.`),
      );
    },
  }));
  const clear = () => {
    store.change(replaceText, '', 'Cleared.');
    focusEditor();
  };
  return (
    <div class="head">
      <h2 id="yours">{labels === undefined ? 'Your Dockerfile' : <label for={labels}>Your Dockerfile</label>}</h2>
      <div class="actions">
        <Menu label="Load an example" entries={entries} />
        <button type="button" disabled={isEmpty.value} onClick={clear}>
          Clear
        </button>
      </div>
    </div>
  );
}

/** What stands over the result. */
export function ResultHead() {
  const store = useStore();
  const release = useComputed(() => store.state.value.release);
  const hasResult = useComputed(() => store.state.value.outcome?.migration.ok === true);
  const copyResult = async () => {
    const { migration } = await store.outcome();
    const isCopied = await copy(migration.output);
    const failure = 'The browser did not let this page copy. Use Download, or select the result and copy it.';
    store.change(notify, isCopied ? 'Result copied.' : failure);
  };
  const downloadResult = async () => {
    const { migration } = await store.outcome();
    download(migration.output, 'Dockerfile');
    store.change(notify, 'Result downloaded as Dockerfile.');
  };
  return (
    <div class="head">
      <h2 id="result">
        Migrated <span class="to">to {release}</span>
      </h2>
      <div class="actions">
        <button type="button" disabled={!hasResult.value} onClick={copyResult}>
          Copy result
        </button>
        <button type="button" disabled={!hasResult.value} onClick={downloadResult}>
          Download result
        </button>
      </div>
    </div>
  );
}
