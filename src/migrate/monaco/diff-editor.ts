/** The reader's text and the result side by side, in Monaco. Loaded on wide screens only. */
import type { Editor, Label, Mark, Snapshot } from '../editor.ts';
import type { Change } from '../text.ts';
import { dropLateDiffs } from './late-diffs.ts';
import { diffOptions } from './options.ts';
import { editor, Range, Selection, WorkerBasedDocumentDiffProvider } from './parts.ts';
import { followPastes } from './pastes.ts';
import { offerQuickFixes } from './quick-fix.ts';
import { addSteps } from './steps.ts';
import { createTexts, type Texts } from './texts.ts';
import { followTheme } from './theme.ts';

export interface DiffEditor extends Editor {
  /**
   * Shows these texts, with LF as line ends; the reader's own stays untouched where it is the same. Another file is as
   * it was left: cursor, scroll position, undo.
   *
   * @param key tells the files apart
   */
  open(key: string, text: string, result: string): void;
  /** Drops what is kept of all other files, except of the open one. */
  keepOnly(keys: readonly string[]): void;
  /** Shows what was found in the text as it is shown now, and what the catalogue says of its images. */
  setMarks(marks: readonly Mark[], labels: readonly Label[]): void;
  /** Sets off the place of a finding; the cursor stays where it is. */
  markCurrent(id: string | undefined): void;
  dispose(): void;
}

interface Options {
  readonly initial: Snapshot | undefined;
  /** Tells the file apart from others. */
  readonly key: string;
  readonly text: string;
  readonly result: string;
  readonly placeholder: string;
  /** The reader changed the text. */
  readonly onWrite: (text: string, pasted: Change | undefined) => void;
  /** The reader's cursor is somewhere else; at most once a frame. */
  readonly onCursor: (offset: number) => void;
  /** The reader wants the edits of a finding in the result, or does not. */
  readonly onChoose: (id: string, wanted: boolean) => void;
  /** The reader did what a finding asks for, or did not after all. */
  readonly onTick: (id: string, done: boolean) => void;
}

interface File extends Texts {
  /** How it was left. */
  view: editor.IDiffEditorViewState | null;
}

dropLateDiffs(WorkerBasedDocumentDiffProvider.prototype);

export function createDiffEditor(container: HTMLElement, given: Options): DiffEditor {
  const stopTheme = followTheme(container);
  const diff = editor.createDiffEditor(container, diffOptions);
  const mine = diff.getOriginalEditor();
  const pastes = followPastes(container, mine);
  // The diff editor forgets these at once when it is given them, and makes room for glyphs of its own.
  mine.updateOptions({
    placeholder: given.placeholder,
    ariaLabel: 'Your Dockerfile. Tab leaves the editor.',
    glyphMargin: false,
  });
  diff.getModifiedEditor().updateOptions({ ariaLabel: 'Migrated Dockerfile, read-only.' });

  /** Whether what happens now is not the reader's doing. */
  let isQuiet = false;
  const quietly = (act: () => void) => {
    isQuiet = true;
    try {
      act();
    } finally {
      isQuiet = false;
    }
  };

  const files = new Map<string, File>();
  const create = (key: string, text: string, result: string): File => {
    const created = { ...createTexts(text, result), view: null };
    created.original.onDidChangeContent(() => {
      const pasted = pastes.take();
      if (!isQuiet) given.onWrite(created.original.getValue(), pasted);
    });
    files.set(key, created);
    return created;
  };
  let open = { key: given.key, file: create(given.key, given.text, given.result) };
  diff.setModel(open.file);

  const stopFixes = offerQuickFixes(
    (model, place) => (model === open.file.original ? open.file.findings.at(place) : []),
    given,
  );
  const stopSteps = addSteps(container, mine, () => open.file.findings);

  let frame: number | undefined;
  mine.onDidChangeCursorPosition(() => {
    if (isQuiet) return;
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      given.onCursor(open.file.original.getOffsetAt(mine.getPosition() ?? { lineNumber: 1, column: 1 }));
    });
  });

  const grow = () => {
    const height = Math.max(mine.getContentHeight(), diff.getModifiedEditor().getContentHeight());
    container.style.setProperty('--height', `${height}px`);
  };
  mine.onDidContentSizeChange(grow);
  diff.getModifiedEditor().onDidContentSizeChange(grow);
  grow();

  if (given.initial) quietly(() => given.initial && restore(mine, open.file.original, given.initial));
  return {
    open(key, text, result) {
      quietly(() => {
        const file = files.get(key) ?? create(key, text, result);
        file.set(text, result);
        if (key === open.key) return;
        open.file.view = diff.saveViewState();
        open = { key, file };
        diff.setModel(file);
        diff.restoreViewState(file.view);
        // Monaco compares only the versions of two texts, and may leave its placeholder over this one.
        mine.updateOptions({ placeholder: '' });
        mine.updateOptions({ placeholder: given.placeholder });
      });
    },
    keepOnly(keys) {
      for (const [key, file] of files) {
        if (key === open.key || keys.includes(key)) continue;
        file.dispose();
        files.delete(key);
      }
    },
    setMarks: (marks, labels) => open.file.findings.set(marks, labels),
    markCurrent: (id) => open.file.findings.setCurrent(id),
    focus: () => mine.focus(),
    composed: () => Promise.resolve(),
    show({ start, end }) {
      const { original } = open.file;
      const range = Range.fromPositions(original.getPositionAt(start), original.getPositionAt(end));
      quietly(() => mine.setSelection(range));
      mine.revealRangeInCenterIfOutsideViewport(range, editor.ScrollType.Immediate);
      mine.focus();
      container.scrollIntoView({ block: 'nearest' });
    },
    snapshot() {
      const { original } = open.file;
      const selection = mine.getSelection() ?? new Selection(1, 1, 1, 1);
      return {
        start: original.getOffsetAt(selection.getStartPosition()),
        end: original.getOffsetAt(selection.getEndPosition()),
        hasFocus: mine.hasTextFocus(),
        topLine: (mine.getVisibleRanges()[0]?.startLineNumber ?? 1) - 1,
      };
    },
    dispose() {
      if (frame !== undefined) cancelAnimationFrame(frame);
      pastes.dispose();
      stopFixes();
      stopSteps();
      stopTheme();
      diff.dispose();
      for (const file of files.values()) file.dispose();
    },
  };
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
