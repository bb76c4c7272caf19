import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Editor, Selected } from '../editor.ts';
import { createKeeping } from '../keep/keeping.ts';
import { followLinks } from '../link/open-link.ts';
import { createStore } from '../store.ts';
import { Bars } from './Bars.tsx';
import { Checklist } from './Checklist.tsx';
import { StoreContext } from './context.ts';
import { DiffList } from './DiffList.tsx';
import { Files } from './Files.tsx';
import { Findings } from './Findings.tsx';
import { InputHead, ResultHead } from './Heads.tsx';
import { Hints } from './Hints.tsx';
import { Images } from './Images.tsx';
import { NoticeLine } from './Notice.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { SideBySide } from './SideBySide.tsx';
import { Target } from './Target.tsx';
import { TextArea } from './TextArea.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';
import { useDiffEditor } from './use-diff-editor.ts';
import { useDrop } from './use-drop.ts';
import { VerdictLine } from './VerdictLine.tsx';
import '../migrate.css';
import '../controls.css';
import '../findings.css';
import '../checklist.css';
import '../changes.css';
import '../bars.css';
import '../dialogs.css';

interface Props {
  /** The releases of the catalogue, newest first. */
  readonly releases: readonly string[];
}

const PLACEHOLDER = 'FROM stagex/pallet-rust@sha256:… AS build';

/** The migrator. The order of the document is the order on a phone: text, verdict, findings, result. */
export function App({ releases }: Props) {
  const { store, keeping } = useMemo(() => {
    const created = createStore(releases);
    return { store: created, keeping: createKeeping(created) };
  }, []);
  useEffect(() => store.start(), []);
  useEffect(() => followLinks(store, keeping), []);
  const isOver = useDrop(store);

  const editor = useRef<Editor | undefined>(undefined);
  const onReady = (ready: Editor) => {
    editor.current = ready;
  };
  const { create, initial } = useDiffEditor(editor);
  const mine = { initial, placeholder: PLACEHOLDER, onReady };
  const hasTabs = useComputed(() => store.state.value.work.files.length > 1);
  const focusEditor = () => editor.current?.focus();
  const show = (range: Selected) => editor.current?.show(range);

  return (
    <StoreContext.Provider value={store}>
      <div class="migrate" data-editor={create ? 'monaco' : 'plain'} data-drop={isOver ? '' : undefined}>
        <Bars keeping={keeping} />
        <Target />
        <section class="texts" aria-labelledby="yours">
          <Files focusEditor={focusEditor} />
          <div
            class="panel"
            {...(hasTabs.value ? { role: 'tabpanel', id: 'file-panel', 'aria-labelledby': 'file-tab' } : {})}
          >
            <div class="heads">
              <InputHead labels={create ? undefined : 'text'} focusEditor={focusEditor} keeping={keeping} />
              {create && <ResultHead />}
            </div>
            {create ? <SideBySide create={create} {...mine} /> : <TextArea id="text" describedBy="hints" {...mine} />}
          </div>
          <Hints id="hints" hasMonaco={create !== undefined} keeping={keeping} />
        </section>
        <VerdictLine />
        <Findings show={show} />
        {!create && (
          <section class="result" aria-labelledby="result">
            <ResultHead />
            <DiffList />
          </section>
        )}
        <Checklist show={show} />
        <Images isOpen={!create} show={show} />
        <Shortcuts focusEditor={focusEditor} />
        <NoticeLine />
        <UpdateNotice />
      </div>
    </StoreContext.Provider>
  );
}
