/** The last check before anything is shown: the new text must say what the old one said, but for the edits. */
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import { readDockerfile } from './dockerfile/read.ts';
import { type Edit, startsLine } from './edits.ts';

/**
 * Reads the new text and compares its instructions with those that the edits should have made.
 *
 * @param before the facts of the original text
 * @param edits the edits that were applied to it, in the order of the text
 * @param output the new text
 * @returns what differs, or undefined when nothing does
 */
export function findSurprise(before: Dockerfile, edits: readonly Edit[], output: string): string | undefined {
  const after = readDockerfile(output);
  if ('problem' in after) return `the new text cannot be read: ${after.problem}`;
  const expected = expectedInstructions(before, edits);
  const found = instructionTexts(after);
  const at = expected.findIndex((text, index) => text !== found[index]);
  if (at === -1 && expected.length === found.length) return undefined;
  const shown = firstLine(expected[at === -1 ? found.length : at] ?? found[expected.length] ?? '');
  return `the new text reads differently from what was meant, at: ${shown}`;
}

function instructionTexts({ instructions, text }: Dockerfile): string[] {
  return instructions.filter(({ onbuild }) => !onbuild).map(({ range }) => text.slice(range.start, range.end));
}

/** The instructions of the original with their edits, and the instructions that were inserted between them. */
function expectedInstructions(before: Dockerfile, edits: readonly Edit[]): string[] {
  const expected: string[] = [];
  let next = 0;
  const insertedUpTo = (offset: number) => {
    for (let edit = edits[next]; edit && edit.start < offset; edit = edits[++next]) {
      const inserted = readDockerfile(edit.text);
      if (!('problem' in inserted)) expected.push(...instructionTexts(inserted));
    }
  };
  for (const { onbuild, range } of before.instructions) {
    if (onbuild) continue;
    insertedUpTo(range.start);
    let text = '';
    let at = range.start;
    for (let edit = edits[next]; edit && belongsTo(edit, range.end); edit = edits[++next]) {
      text += before.text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    const changed = text + before.text.slice(at, range.end);
    // Nothing is left of one that is taken away.
    if (changed.trim() !== '') expected.push(changed);
  }
  insertedUpTo(Number.POSITIVE_INFINITY);
  return expected;
}

/** An insertion at the very end of an instruction goes on with it, unless it begins a line of its own. */
function belongsTo(edit: Edit, end: number): boolean {
  return edit.start < end || (edit.start === end && !startsLine(edit));
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
