import { useEffect, useState } from 'preact/hooks';
import { registerOffline } from '../../offline/register.ts';
import { encodeLink } from '../link.ts';
import { notify } from '../state.ts';
import { bytesBeyondLimit } from '../text.ts';
import { useStore } from './context.ts';

/** Lets the page work offline, and offers a newer version when there is one. The reader's text goes along. */
export function UpdateNotice() {
  const store = useStore();
  const [apply, setApply] = useState<(() => void) | undefined>(undefined);
  useEffect(() => registerOffline({ onUpdate: (ready) => setApply(() => ready) }), []);

  const reload = async () => {
    const { text, release } = store.state.peek();
    if (bytesBeyondLimit(text) !== undefined) {
      store.change(notify, 'Your text is too long to be kept. Copy it before you load the page again.');
      return;
    }
    if (text !== '') history.replaceState(null, '', `#${await encodeLink({ text, release })}`);
    apply?.();
  };

  return (
    <div class="notice update">
      <div role="status">{apply && <p>A new version of this page is ready.</p>}</div>
      {apply && (
        <button type="button" onClick={reload}>
          Reload
        </button>
      )}
    </div>
  );
}
