/** F8 goes from finding to finding. */
import type { Findings } from './findings.ts';
import { wordsOf } from './markers.ts';
import { type editor, KeyCode, KeyMod, Range } from './parts.ts';

/**
 * Lets F8 and Shift+F8 go to the next finding and the one before it, and say it; returns how to stop.
 *
 * Monaco's own F8 shows one long line in a box of its own, and leaves for the findings of another file.
 *
 * @param findings those of the open file
 */
export function addSteps(
  container: HTMLElement,
  mine: editor.IStandaloneCodeEditor,
  findings: () => Findings,
): () => void {
  const said = document.createElement('div');
  said.className = 'sr-only';
  said.role = 'status';
  container.append(said);

  const step = (direction: 'forwards' | 'backwards') => {
    const [model, from] = [mine.getModel(), mine.getPosition()];
    if (!model || !from) return;
    const offset = findings().next(model.getOffsetAt(from), direction);
    if (offset === undefined) return;
    const position = model.getPositionAt(offset);
    mine.setPosition(position);
    mine.revealPositionInCenterIfOutsideViewport(position);
    mine.trigger('keyboard', 'editor.action.showHover', { focus: 'noAutoFocus' });
    const marks = findings().at(Range.fromPositions(position));
    said.textContent = [`Line ${position.lineNumber}`, ...marks.map(wordsOf)].join('\n');
  };
  const add = (id: string, label: string, modifiers: number, direction: 'forwards' | 'backwards') =>
    mine.addAction({
      id,
      label,
      keybindings: [modifiers | KeyCode.F8, modifiers | KeyMod.Alt | KeyCode.F8],
      run: () => step(direction),
    });
  const actions = [
    add('restage.next', 'Go to next finding', 0, 'forwards'),
    add('restage.previous', 'Go to previous finding', KeyMod.Shift, 'backwards'),
  ];
  return () => {
    for (const action of actions) action.dispose();
    said.remove();
  };
}
