/** What Ctrl+. offers. */
import type { Mark } from '../editor.ts';
import { editor, languages, type Range } from './parts.ts';

interface Acts {
  readonly onChoose: (id: string, wanted: boolean) => void;
  readonly onTick: (id: string, done: boolean) => void;
}

const COMMAND = 'restage.fix';
const KIND = 'quickfix';

/** The menu has one line for each, and cuts it off at the edge of the window. */
const LONGEST = 80;

/**
 * Offers what can be done about each finding; returns how to stop.
 *
 * @param at the findings at a place of a model; none where the model is not the reader's
 */
export function offerQuickFixes(
  at: (model: editor.ITextModel, range: Range) => readonly Mark[],
  { onChoose, onTick }: Acts,
): () => void {
  const fixes = {
    on: { title: 'Do not apply', act: (id: string) => onChoose(id, false) },
    off: { title: 'Apply', act: (id: string) => onChoose(id, true) },
    skipped: { title: 'Do not apply', act: (id: string) => onChoose(id, false) },
    task: { title: 'Mark as done', act: (id: string) => onTick(id, true) },
    done: { title: 'Not done yet', act: (id: string) => onTick(id, false) },
  } as const satisfies Record<Mark['state'], unknown>;

  const command = editor.registerCommand(COMMAND, (_accessor, { id, state }: Mark) => fixes[state].act(id));
  const provider = languages.registerCodeActionProvider(
    'dockerfile',
    {
      provideCodeActions: (model, range) => ({
        actions: at(model, range).map((mark) => {
          const title = `${fixes[mark.state].title}: ${excerpt(mark.message)}`;
          return { title, kind: KIND, command: { id: COMMAND, title, arguments: [mark] } };
        }),
        dispose() {},
      }),
    },
    { providedCodeActionKinds: [KIND] },
  );
  return () => {
    command.dispose();
    provider.dispose();
  };
}

function excerpt(message: string): string {
  if (message.length <= LONGEST) return message;
  const cut = message.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`;
}
