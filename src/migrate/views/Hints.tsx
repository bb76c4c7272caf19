import { useComputed } from '@preact/signals';
import { convertLineEnds } from '../state.ts';
import { lineEnds } from '../text.ts';
import { useStore } from './context.ts';

interface Props {
  readonly id: string;
  readonly hasMonaco: boolean;
}

/** What a reader of the editor may want to know. */
export function Hints({ id, hasMonaco }: Props) {
  const store = useStore();
  const ends = useComputed(() => lineEnds(store.state.value.text)).value;
  return (
    <div class="hints">
      <p id={id}>
        Your text stays in this browser.
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

function commandKey(): string {
  return /^Mac/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
