import { decodeLink } from './link.ts';
import { chooseRelease, notify, replaceText } from './state.ts';
import type { Store } from './store.ts';

/** Opens the link in the address, now and whenever it changes; what the reader had written can be taken back. */
export function followLinks({ change, releases }: Store): () => void {
  const open = async () => {
    const shared = await decodeLink(location.hash);
    if (!shared) return;
    if ('problem' in shared) {
      change(notify, `${shared.problem} What was in the editor is still there.`);
      return;
    }
    const { text, release } = shared;
    const isKnown = release !== undefined && releases.includes(release);
    if (isKnown) change(chooseRelease, release);
    const missing = `The link asks for ${release}, which this catalogue does not have.`;
    const message = 'The text of the link is in the editor.';
    change(replaceText, text, isKnown || release === undefined ? message : `${message} ${missing}`);
    // Where there was no text to take back, nothing has been said yet.
    if (release !== undefined && !isKnown) change((state) => (state.notice ? state : notify(state, missing)));
  };
  void open();
  addEventListener('hashchange', open);
  return () => removeEventListener('hashchange', open);
}
