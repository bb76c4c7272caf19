import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Editor } from '../editor.ts';
import { followLinks } from '../open-link.ts';
import { createStore } from '../store.ts';
import { StoreContext } from './context.ts';
import { DiffList } from './DiffList.tsx';
import { Findings } from './Findings.tsx';
import { InputHead, ResultHead } from './Heads.tsx';
import { Hints } from './Hints.tsx';
import { NoticeLine } from './Notice.tsx';
import { SideBySide } from './SideBySide.tsx';
import { Target } from './Target.tsx';
import { TextArea } from './TextArea.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';
import { useDiffEditor } from './use-diff-editor.ts';
import { VerdictLine } from './VerdictLine.tsx';
import '../migrate.css';
import '../controls.css';
import '../findings.css';
import '../changes.css';

interface Props {
  /** Newest first. */
  readonly releases: readonly string[];
}

const PLACEHOLDER = 'FROM stagex/pallet-rust@sha256:… AS build';

/** The migrator. The order of the document is the order on a phone: text, verdict, findings, result. */
export function App({ releases }: Props) {
  const store = useMemo(() => createStore(releases), []);
  useEffect(() => store.start(), []);
  useEffect(() => followLinks(store), []);

  const editor = useRef<Editor | undefined>(undefined);
  const onReady = (ready: Editor) => {
    editor.current = ready;
  };
  const { create, initial } = useDiffEditor(editor);
  const mine = { initial, placeholder: PLACEHOLDER, onReady };

  return (
    <StoreContext.Provider value={store}>
      <div class="migrate" data-editor={create ? 'monaco' : 'plain'}>
        <Target />
        <section class="texts" aria-labelledby="yours">
          <div class="heads">
            <InputHead labels={create ? undefined : 'text'} focusEditor={() => editor.current?.focus()} />
            {create && <ResultHead />}
          </div>
          {create ? <SideBySide create={create} {...mine} /> : <TextArea id="text" describedBy="hints" {...mine} />}
          <Hints id="hints" hasMonaco={create !== undefined} />
        </section>
        <VerdictLine />
        <Findings show={(range) => editor.current?.show(range)} />
        {!create && (
          <section class="result" aria-labelledby="result">
            <ResultHead />
            <DiffList />
          </section>
        )}
        <NoticeLine />
        <UpdateNotice />
      </div>
    </StoreContext.Provider>
  );
}
