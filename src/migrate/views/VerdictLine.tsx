import { useComputed } from '@preact/signals';
import { verdictOf } from '../verdict.ts';
import { useStore } from './context.ts';

/** The verdict; a screen reader hears it when it changes. */
export function VerdictLine() {
  const store = useStore();
  const { text, tone, retry } = useComputed(() => verdictOf(store.state.value)).value;
  return (
    <div class="verdict" data-tone={tone}>
      <p role="status">{text}</p>
      {retry && (
        <button type="button" onClick={store.retry}>
          Try again
        </button>
      )}
    </div>
  );
}
