/** One file as the diff editor holds it: the reader's text and the result. */
import { difference } from '../text.ts';
import { type Findings, showFindings } from './findings.ts';
import { editor, Range } from './parts.ts';

export interface Texts {
  readonly original: editor.ITextModel;
  readonly modified: editor.ITextModel;
  readonly findings: Findings;
  /** Changes only what differs, so that the cursor, the scroll position and undo stay. */
  set(text: string, result: string): void;
  dispose(): void;
}

export function createTexts(text: string, result: string): Texts {
  const original = createModel(text);
  const modified = createModel(result);
  // Undo may bring back the line ends of another time.
  original.onDidChangeContent(() => {
    if (original.getEOL() !== '\n') original.setEOL(editor.EndOfLineSequence.LF);
  });
  return {
    original,
    modified,
    findings: showFindings(original),
    set(text, result) {
      update(original, text);
      update(modified, result);
    },
    dispose() {
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

function update(model: editor.ITextModel, text: string): void {
  const before = model.getValue();
  if (before === text) return;
  const { start, end, inserted } = difference(before, text);
  const range = Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  model.pushStackElement();
  model.pushEditOperations([], [{ range, text: inserted }], () => null);
  model.pushStackElement();
}
