/** The findings and the images as editors show them, at their places. */
import type { ImageReport } from 'restage/engine';
import { link } from '../link.ts';
import type { Label, Mark } from './editor.ts';
import { type Known, wordsFor } from './label.ts';
import { type Row, rowsOf } from './rows.ts';
import type { Outcome } from './state.ts';
import { shownOffsets } from './text.ts';
import type { WorkFile } from './work.ts';

/** What an editor shows in the text as it is now; undefined while that is still being found out. */
export interface Found {
  readonly marks: readonly Mark[];
  readonly labels: readonly Label[];
}

/** @param isLoading whether what the engine does not know for sure yet may still be found out */
export function foundIn(
  file: WorkFile,
  outcome: Outcome | undefined,
  { releases, isLoading }: Pick<Known, 'releases'> & { readonly isLoading: boolean },
): Found | undefined {
  if (!outcome) return { marks: [], labels: [] };
  const { text, release, stage, migration } = outcome;
  if (text !== file.text) return undefined;
  const isSettling = isLoading && stage !== 'complete';
  return {
    marks: marksOf(text, rowsOf(outcome, file, isLoading)),
    labels: labelsOf(text, migration.images, { releases, target: release, isSettling }),
  };
}

/** @param text what the rows were found in, with its line ends */
export function marksOf(text: string, rows: readonly Row[]): readonly Mark[] {
  const place = shownOffsets(text);
  return rows.map(({ finding, done, note }) => {
    const { id, level, message, range, rule, topic } = finding;
    return {
      id,
      level,
      topic,
      state: stateOf(finding, done),
      rule,
      message,
      note,
      url: link(`/rules/${rule}/`),
      start: place(range.start),
      end: place(range.end),
    };
  });
}

function stateOf({ applied, skipped }: Row['finding'], done: Row['done']): Mark['state'] {
  if (done !== undefined) return done ? 'done' : 'task';
  if (applied) return 'on';
  return skipped === undefined ? 'off' : 'skipped';
}

/** @param text what names the images, with its line ends */
export function labelsOf(text: string, images: readonly ImageReport[], known: Known): readonly Label[] {
  const place = shownOffsets(text);
  return images.map((image) => {
    const { start, end } = image.range;
    const digest = text.slice(start, end).indexOf('@');
    return {
      ...wordsFor(image, known),
      start: place(start),
      end: place(end),
      at: place(digest === -1 ? end : start + digest),
    };
  });
}

/**
 * The finding that a reader at this offset means: the innermost one there, else one of the same line.
 *
 * @param text as editors show it
 */
export function markAt<M extends Mark>(marks: readonly M[], text: string, offset: number): M | undefined {
  const here = marks.filter(({ start, end }) => start <= offset && offset <= end);
  const narrowest = here.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
  if (narrowest) return narrowest;
  const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const lineEnd = next === -1 ? text.length : next;
  return marks.find(({ start, end }) => start <= lineEnd && end >= lineStart);
}
