import { useComputed } from '@preact/signals';
import type { Keeping } from '../keep/keeping.ts';
import { activeFile, convertLineEnds } from '../state.ts';
import { lineEnds } from '../text.ts';
import { useStore } from './context.ts';

interface Props {
  readonly id: string;
  readonly hasMonaco: boolean;
  readonly keeping: Keeping;
}

/** What a reader of the editor may want to know. */
export function Hints({ id, hasMonaco, keeping }: Props) {
  const store = useStore();
  const ends = useComputed(() => lineEnds(activeFile(store.state.value).text)).value;
  return (
    <div class="hints">
      <p id={id}>
        <Keep keeping={keeping} />
        {hasMonaco && (
          <>
            {' '}
            <kbd>Tab</kbd> leaves the editor; <kbd>{commandKey()}</kbd>+<kbd>]</kbd> indents.
          </>
        )}
      </p>
      {(ends === 'crlf' || ends === 'mixed') && (
        <p>
          Line ends: {ends === 'crlf' ? 'CRLF' : 'LF and CRLF'}, kept as they are.{' '}
          <button type="button" class="small" onClick={() => store.change(convertLineEnds)}>
            Use LF
          </button>
        </p>
      )}
    </div>
  );
}

/** Where the text is, and how to be rid of what is kept. */
function Keep({ keeping }: Pick<Props, 'keeping'>) {
  const store = useStore();
  const isKept = useComputed(() => store.state.value.keeping === 'yes').value;
  const others = useComputed(() => store.state.value.kept.length).value;
  if (!isKept) {
    return <>Your text stays in this browser, which does not keep it: it is gone when this page is closed.</>;
  }
  if (others === 0) return <>Your text stays in this browser, and is kept until you clear it.</>;
  return (
    <>
      Your text stays in this browser, and is kept until you clear it, with {others} {others === 1 ? 'work' : 'works'}{' '}
      of other times (under Open).{' '}
      <button type="button" class="small" onClick={() => void keeping.forget()}>
        Delete the other {others === 1 ? 'one' : others}
      </button>
    </>
  );
}

function commandKey(): string {
  return /^Mac/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
