import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { acceptSuggestions, backToSafe } from '../state.ts';
import { useStore } from './context.ts';
import { Dialog } from './Dialog.tsx';
import { useOutputs } from './use-outputs.ts';

interface Props {
  readonly focusEditor: () => void;
}

/** The keys of the page, and the list of them under `?`. They do nothing while something is being typed. */
export function Shortcuts({ focusEditor }: Props) {
  const store = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const { copyResult, share } = useOutputs();
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(remembered()), []);

  const keys: readonly { readonly key: string; readonly what: string; readonly act: () => void }[] = [
    { key: '?', what: 'This list', act: () => dialog.current?.showModal() },
    { key: 'e', what: 'To your text', act: focusEditor },
    { key: 'j', what: 'To the next finding', act: () => goToFinding(1) },
    { key: 'k', what: 'To the finding before', act: () => goToFinding(-1) },
    { key: 'a', what: 'Accept all suggestions', act: () => store.change(acceptSuggestions) },
    { key: 's', what: 'Back to the safe changes', act: () => store.change(backToSafe) },
    { key: 'c', what: 'Copy the result', act: copyResult },
    { key: 'l', what: 'Copy the link', act: share },
  ];
  // Keys that were just turned off do nothing, not even until the next frame.
  useLayoutEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const found = keys.find(({ key }) => key === event.key);
      if (!found || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      found.act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  const turn = (on: boolean) => {
    setOn(on);
    remember(on);
  };
  return (
    <div class="shortcuts">
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Keyboard shortcuts{isOn && <kbd>?</kbd>}
      </button>
      <Dialog title="Keyboard shortcuts" dialog={dialog}>
        <KeyTable where="Outside of text fields" keys={keys.map(({ key, what }) => [key, what])} />
        <label class="switch-line">
          <input
            type="checkbox"
            class="switch"
            checked={isOn}
            onChange={(event) => turn(event.currentTarget.checked)}
          />
          Keys without Ctrl act
        </label>
        <KeyTable where="In the editor of wide screens" keys={editorKeys()} />
      </Dialog>
    </div>
  );
}

/** What a key does, as rows of key and words. */
type KeyRows = readonly (readonly [string, string])[];

function KeyTable({ where, keys }: { readonly where: string; readonly keys: KeyRows }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">{where}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(([key, what]) => (
          <tr key={key}>
            <td>
              <kbd>{key}</kbd>
            </td>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NAME = 'restage.keys';

function remembered(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true;
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? 'on' : 'off');
  } catch {
    // It holds for this visit.
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type="checkbox"]), textarea, select, .monaco') !== null)
  );
}

/** To the next finding of the list, from the one that has the focus. */
function goToFinding(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.migrate .finding')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
  next?.querySelector<HTMLElement>('.line')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function editorKeys(): KeyRows {
  const control = typeof navigator !== 'undefined' && /^Mac/.test(navigator.platform) ? '⌘' : 'Ctrl';
  return [
    ['Tab', 'Leaves the editor'],
    [`${control}+.`, 'What can be done about the finding here'],
    [`${control}+]`, 'Indents the line'],
    [`${control}+F`, 'Finds text'],
    [`${control}+Z`, 'Undoes'],
    ['F8', 'To the next finding'],
  ];
}
