import { useEffect, useState } from 'preact/hooks';
import { registerOffline } from '../../offline/register.ts';
import { shareLink } from '../link/share.ts';
import { notify } from '../state.ts';
import { isBlank } from '../work.ts';
import { useStore } from './context.ts';

/** Lets the page work offline, and offers a newer version when there is one. The reader's text goes along. */
export function UpdateNotice() {
  const store = useStore();
  const [apply, setApply] = useState<(() => void) | undefined>(undefined);
  useEffect(() => registerOffline({ onUpdate: (ready) => setApply(() => ready) }), []);

  const reload = async () => {
    const { keeping, work } = store.state.peek();
    // Where the browser keeps nothing the address does.
    const shared = keeping === 'refused' && !isBlank(work) ? await shareLink(store) : undefined;
    if (shared && 'problem' in shared) {
      store.change(notify, 'Your text is too long to be kept. Copy it before you load the page again.');
      return;
    }
    apply?.();
  };

  return (
    <div class="notice update" data-shown={apply ? '' : undefined}>
      <div role="status">{apply && <p>A new version of this page is ready.</p>}</div>
      {apply && (
        <button type="button" onClick={reload}>
          Reload
        </button>
      )}
    </div>
  );
}
