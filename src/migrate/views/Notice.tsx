import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dismiss, takeBack } from '../state.ts';
import { useStore } from './context.ts';

/** What has just been done, and the way back where there is one. */
export function NoticeLine() {
  const store = useStore();
  const notice = useComputed(() => store.state.value.notice).value;
  useEffect(() => {
    // What offers no way back needs no answer.
    if (!notice || notice.before) return;
    const timer = setTimeout(() => store.change(dismiss), 8000);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <div class="notice" data-shown={notice ? '' : undefined}>
      {/* The region is always there, so that a screen reader hears what appears in it, twice the same too. */}
      <div role="status">{notice && <p key={notice.number}>{notice.message}</p>}</div>
      {notice?.before && (
        <button type="button" onClick={() => store.change(takeBack)}>
          Undo
        </button>
      )}
      {notice && (
        <button type="button" class="close" aria-label="Dismiss" onClick={() => store.change(dismiss)}>
          ×
        </button>
      )}
    </div>
  );
}
