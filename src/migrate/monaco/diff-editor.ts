/** The reader's text and the result side by side, in Monaco. Loaded on wide screens only. */
import type { Editor, Snapshot } from '../editor.ts';
import { type Change, difference } from '../text.ts';
import { editor, Range, Selection } from './parts.ts';
import { followTheme } from './theme.ts';

export interface DiffEditor extends Editor {
  /** Shows these texts, given with LF as line ends; the reader's own stays untouched where it is the same. */
  set(text: string, result: string): void;
  dispose(): void;
}

interface Options {
  readonly initial: Snapshot | undefined;
  readonly text: string;
  readonly result: string;
  readonly placeholder: string;
  /** The reader changed the text. */
  readonly onWrite: (text: string, pasted: Change | undefined) => void;
}

const options: editor.IStandaloneDiffEditorConstructionOptions = {
  originalEditable: true,
  readOnly: true,
  readOnlyMessage: { value: 'This is the result. Change your text on the left, or switch a finding below.' },
  automaticLayout: true,
  autoDetectHighContrast: false,
  // Which side is which must not change with the window.
  renderSideBySide: true,
  useInlineViewWhenSpaceIsLimited: false,
  enableSplitViewResizing: false,
  ignoreTrimWhitespace: false,
  // Monaco keeps account of what it could hide though it hides nothing, and stumbles when that text shrinks.
  hideUnchangedRegions: { enabled: false, minimumLineCount: 1_000_000_000 },
  renderIndicators: true,
  renderMarginRevertIcon: false,
  renderGutterMenu: false,
  renderOverviewRuler: false,
  tabFocusMode: true,
  wordWrap: 'on',
  diffWordWrap: 'on',
  wrappingIndent: 'indent',
  // A digest wraps as a whole.
  wordWrapBreakBeforeCharacters: '@([{',
  wordWrapBreakAfterCharacters: ' \t})]?|/&,;',
  fontFamily: 'var(--__sl-font-mono)',
  fontSize: 13,
  lineHeight: 20,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 20,
  padding: { top: 8, bottom: 8 },
  minimap: { enabled: false },
  folding: false,
  glyphMargin: false,
  contextmenu: false,
  links: false,
  stickyScroll: { enabled: false },
  matchBrackets: 'never',
  guides: { indentation: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  quickSuggestions: false,
  hideCursorInOverviewRuler: true,
  overviewRulerBorder: false,
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
  unusualLineTerminators: 'off',
  fixedOverflowWidgets: true,
};

export function createDiffEditor(container: HTMLElement, given: Options): DiffEditor {
  const stopTheme = followTheme(container);
  const diff = editor.createDiffEditor(container, options);
  const original = createModel(given.text);
  const modified = createModel(given.result);
  diff.setModel({ original, modified });
  const mine = diff.getOriginalEditor();
  // The diff editor has options for these labels, and forgets them at once.
  mine.updateOptions({ placeholder: given.placeholder, ariaLabel: 'Your Dockerfile. Tab leaves the editor.' });
  diff.getModifiedEditor().updateOptions({ ariaLabel: 'Migrated Dockerfile, read-only.' });

  let pasted: Change | undefined;
  const onPaste = (event: ClipboardEvent) => {
    const [selection, ...others] = mine.getSelections() ?? [];
    if (!selection || others.length > 0 || !mine.hasTextFocus()) return;
    const [start, end] = [selection.getStartPosition(), selection.getEndPosition()].map((at) =>
      original.getOffsetAt(at),
    );
    const inserted = event.clipboardData?.getData('text/plain') ?? '';
    if (start !== undefined && end !== undefined) pasted = { start, end, inserted };
    // Monaco reacts at once or not at all.
    setTimeout(() => {
      pasted = undefined;
    }, 0);
  };
  container.addEventListener('paste', onPaste, { capture: true });

  let isWriting = false;
  const listener = original.onDidChangeContent(() => {
    // Undo may bring back the line ends of another time.
    if (original.getEOL() !== '\n') original.setEOL(editor.EndOfLineSequence.LF);
    if (!isWriting) given.onWrite(original.getValue(), pasted);
    pasted = undefined;
  });

  const grow = () => {
    const height = Math.max(mine.getContentHeight(), diff.getModifiedEditor().getContentHeight());
    container.style.setProperty('--height', `${height}px`);
  };
  mine.onDidContentSizeChange(grow);
  diff.getModifiedEditor().onDidContentSizeChange(grow);
  grow();

  if (given.initial) restore(mine, original, given.initial);
  return {
    set(text, result) {
      isWriting = true;
      update(original, text);
      isWriting = false;
      update(modified, result);
    },
    focus: () => mine.focus(),
    composed: () => Promise.resolve(),
    show({ start, end }) {
      const range = Range.fromPositions(original.getPositionAt(start), original.getPositionAt(end));
      mine.setSelection(range);
      mine.revealRangeInCenterIfOutsideViewport(range, editor.ScrollType.Immediate);
      mine.focus();
      container.scrollIntoView({ block: 'nearest' });
    },
    snapshot() {
      const selection = mine.getSelection() ?? new Selection(1, 1, 1, 1);
      return {
        start: original.getOffsetAt(selection.getStartPosition()),
        end: original.getOffsetAt(selection.getEndPosition()),
        hasFocus: mine.hasTextFocus(),
        topLine: (mine.getVisibleRanges()[0]?.startLineNumber ?? 1) - 1,
      };
    },
    dispose() {
      container.removeEventListener('paste', onPaste, { capture: true });
      listener.dispose();
      stopTheme();
      diff.dispose();
      original.dispose();
      modified.dispose();
    },
  };
}

function createModel(text: string): editor.ITextModel {
  const model = editor.createModel(text, 'dockerfile');
  model.setEOL(editor.EndOfLineSequence.LF);
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  return model;
}

/** Changes only what differs, so that the cursor, the scroll position and undo stay. */
function update(model: editor.ITextModel, text: string): void {
  const before = model.getValue();
  if (before === text) return;
  const { start, end, inserted } = difference(before, text);
  const range = Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  model.pushStackElement();
  model.pushEditOperations([], [{ range, text: inserted }], () => null);
  model.pushStackElement();
}

function restore(
  mine: editor.ICodeEditor,
  model: editor.ITextModel,
  { start, end, hasFocus, topLine }: Snapshot,
): void {
  mine.setSelection(Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)));
  mine.setScrollTop(mine.getTopForLineNumber(topLine + 1));
  if (hasFocus) mine.focus();
}
