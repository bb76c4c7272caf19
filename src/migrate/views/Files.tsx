import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { addEmptyFile, showFile } from '../files.ts';
import { activeFile } from '../state.ts';
import { useStore } from './context.ts';

interface Props {
  readonly focusEditor: () => void;
}

/** The files of the page as tabs, where there are several. */
export function Files({ focusEditor }: Props) {
  const store = useStore();
  const files = useComputed(() => store.state.value.work.files).value;
  const active = useComputed(() => activeFile(store.state.value).key).value;
  const outcomes = useComputed(() => store.state.value.outcomes).value;
  const list = useRef<HTMLDivElement>(null);
  if (files.length < 2) return null;

  const onKeyDown = (event: KeyboardEvent) => {
    const at = files.findIndex(({ key }) => key === active);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: files.length - 1 }[event.key];
    const file = to === undefined ? undefined : files.at(to % files.length);
    if (!file) return;
    event.preventDefault();
    store.change(showFile, file.key);
    queueMicrotask(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  const add = () => {
    store.change(addEmptyFile);
    focusEditor();
  };
  return (
    <div class="files">
      <div class="tabs" role="tablist" aria-label="Files" ref={list} onKeyDown={onKeyDown}>
        {files.map(({ key, path }) => {
          const isActive = key === active;
          const changes = outcomes.get(key)?.migration.findings.filter(({ applied }) => applied).length ?? 0;
          return (
            <button
              key={key}
              type="button"
              role="tab"
              class="tab"
              id={isActive ? 'file-tab' : undefined}
              aria-selected={isActive}
              aria-controls={isActive ? 'file-panel' : undefined}
              tabIndex={isActive ? 0 : -1}
              onClick={() => store.change(showFile, key)}
            >
              <span class="path">{path}</span>
              {changes > 0 && (
                <span class="count">
                  {changes}
                  <span class="sr-only"> {changes === 1 ? 'change' : 'changes'} on</span>
                </span>
              )}
            </button>
          );
        })}
      </div>
      <button type="button" class="add" aria-label="Add a file" title="Add a file" onClick={add}>
        +
      </button>
    </div>
  );
}
