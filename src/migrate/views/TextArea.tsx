import { useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor, Snapshot } from '../editor.ts';
import { markAt, marksOf } from '../marks.ts';
import { rowsOf } from '../rows.ts';
import { activeFile, activeOutcome, goTo, write } from '../state.ts';
import { type Change, shown } from '../text.ts';
import { useStore } from './context.ts';

interface Props {
  readonly id: string;
  readonly describedBy: string;
  readonly placeholder: string;
  /** From the editor that was here before. */
  readonly initial: Snapshot | undefined;
  readonly onReady: (editor: Editor) => void;
}

/** The editor that works everywhere, and on the page as it comes from the server. */
export function TextArea({ id, describedBy, placeholder, initial, onReady }: Props) {
  const store = useStore();
  const area = useRef<HTMLTextAreaElement>(null);
  const pasted = useRef<Change | undefined>(undefined);

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    // What was typed before this script ran.
    const { text } = activeFile(store.state.peek());
    if (text === '') store.change(write, element.value);
    else element.value = shown(text);
    if (initial) restore(element, initial);
    onReady(editorOf(element));
  }, []);

  useSignalEffect(() => {
    const text = shown(activeFile(store.state.value).text);
    const element = area.current;
    if (element && element.value !== text) element.value = text;
  });

  const onPaste = (event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    const { selectionStart: start, selectionEnd: end } = event.currentTarget;
    const inserted = event.clipboardData?.getData('text/plain') ?? '';
    pasted.current = { start, end, inserted };
  };
  const onDrop = (event: DragEvent & { currentTarget: HTMLTextAreaElement }) => {
    const inserted = event.dataTransfer?.getData('text/plain') ?? '';
    // Where a drop goes is known afterwards only; line ends of its own matter where there is nothing else.
    if (event.currentTarget.value === '') pasted.current = { start: 0, end: 0, inserted };
  };
  const onInput = (event: InputEvent & { currentTarget: HTMLTextAreaElement }) => {
    store.change(write, event.currentTarget.value, pasted.current);
    pasted.current = undefined;
  };

  const onCursor = ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) => {
    const state = store.state.peek();
    const outcome = activeOutcome(state);
    const isStill = outcome?.text === activeFile(state).text;
    const marks = isStill ? marksOf(outcome.text, rowsOf(outcome, activeFile(state), false)) : [];
    store.change(goTo, markAt(marks, currentTarget.value, currentTarget.selectionStart)?.id);
  };

  return (
    <textarea
      ref={area}
      id={id}
      class="text"
      aria-describedby={describedBy}
      placeholder={placeholder}
      wrap="off"
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      {...{ autocorrect: 'off' }}
      onPaste={onPaste}
      onDrop={onDrop}
      onInput={onInput}
      onKeyUp={onCursor}
      onClick={onCursor}
    />
  );
}

function editorOf(element: HTMLTextAreaElement): Editor {
  let composing = false;
  element.addEventListener('compositionstart', () => {
    composing = true;
  });
  element.addEventListener('compositionend', () => {
    composing = false;
  });
  return {
    focus: () => element.focus(),
    composed: () =>
      new Promise((resolve) => {
        if (composing) element.addEventListener('compositionend', () => resolve(), { once: true });
        else resolve();
      }),
    show({ start, end }) {
      element.focus({ preventScroll: true });
      element.setSelectionRange(start, end);
      const line = element.value.slice(0, start).split('\n').length - 1;
      element.scrollTop = line * lineHeight(element) - element.clientHeight / 3;
      element.scrollLeft = 0;
      element.scrollIntoView({ block: 'nearest' });
    },
    snapshot: () => ({
      start: element.selectionStart,
      end: element.selectionEnd,
      hasFocus: document.activeElement === element,
      topLine: Math.round(element.scrollTop / lineHeight(element)),
    }),
  };
}

function restore(element: HTMLTextAreaElement, { start, end, hasFocus, topLine }: Snapshot): void {
  element.setSelectionRange(start, end);
  element.scrollTop = topLine * lineHeight(element);
  if (hasFocus) element.focus({ preventScroll: true });
}

function lineHeight(element: HTMLTextAreaElement): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 20;
}
