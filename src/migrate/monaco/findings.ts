/** The findings and labels of one text, as Monaco draws them. */
import type { Label, Mark, Selected } from '../editor.ts';
import { CURRENT, labelLook, markLook, PART } from './looks.ts';
import { markerOf } from './markers.ts';
import { editor, Range } from './parts.ts';

export interface Findings {
  /** Shows these and nothing else; their offsets are those of the text as it is now. */
  set(marks: readonly Mark[], labels: readonly Label[]): void;
  /** Sets off the finding with this id, while there is one. */
  setCurrent(id: string | undefined): void;
  /** The findings at a place; where there are none, those of its lines. */
  at(place: Range): readonly Mark[];
  /** Where the next finding after an offset starts, or the one before it; it starts over at the end. */
  next(offset: number, direction: 'forwards' | 'backwards'): number | undefined;
}

/** What moves with the text, and goes when its own part of the text is edited. */
interface Drawn {
  /** Goes as a whole. */
  readonly of: Mark | Label;
  readonly mark: Mark | undefined;
  /** All that a reader sees of it, so that what stays the same is not drawn again. */
  readonly look: string;
  readonly length: number;
}

interface Wanted extends Drawn, Selected {
  readonly options: editor.IModelDecorationOptions;
}

const OWNER = 'restage';

/** Milliseconds without typing after which Monaco lists its problems anew: less than it waits before it shows a hover. */
const PAUSE = 200;

export function showFindings(model: editor.ITextModel): Findings {
  /** By the id of the decoration. */
  let drawn: ReadonlyMap<string, Drawn> = new Map();
  let current: string | undefined;
  let currentIds: string[] = [];
  /** The version of the text that Monaco's list of problems is about: it does not move with the text. */
  let listed: number | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const rangeOf = ({ start, end }: Selected) =>
    Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  const placeOf = (range: Range): Selected => ({
    start: model.getOffsetAt(range.getStartPosition()),
    end: model.getOffsetAt(range.getEndPosition()),
  });

  const list = () => {
    clearTimeout(pause);
    if (model.isDisposed() || listed === model.getVersionId()) return;
    listed = model.getVersionId();
    const markers = [...drawn].flatMap(([id, { mark }]) => {
      const range = model.getDecorationRange(id);
      return mark && range ? [markerOf(mark, range)] : [];
    });
    editor.setModelMarkers(model, OWNER, markers);
  };

  const drawCurrent = () => {
    const [id] = [...drawn].find(([, { mark }]) => mark !== undefined && mark.id === current) ?? [];
    const range = id === undefined ? null : model.getDecorationRange(id);
    currentIds = model.deltaDecorations(currentIds, range ? [{ range, options: CURRENT }] : []);
  };

  const redraw = (gone: readonly string[], come: readonly Wanted[], kept: ReadonlyMap<string, Drawn>) => {
    const ids = model.deltaDecorations(
      [...gone],
      come.map((item) => ({ range: rangeOf(item), options: item.options })),
    );
    drawn = new Map([...kept, ...come.flatMap((item, index): [string, Drawn][] => [[ids[index] ?? '', item]])]);
    if (gone.length > 0 || come.length > 0) {
      listed = undefined;
      list();
    }
    drawCurrent();
  };

  const isEdited = (id: string, range: Range, change: Selected) => {
    const old = drawn.get(id);
    if (!old) return false;
    const { start, end } = placeOf(range);
    return end - start !== old.length || (change.start < end && change.end > start);
  };

  model.onDidChangeContent(({ changes }) => {
    clearTimeout(pause);
    if (drawn.size > 0) pause = setTimeout(list, PAUSE);
    const edited = new Set(
      changes.flatMap(({ rangeOffset, text }) => {
        const change = { start: rangeOffset, end: rangeOffset + text.length };
        const near = model.getDecorationsInRange(rangeOf(change));
        return near.filter(({ id, range }) => isEdited(id, range, change)).map(({ id }) => drawn.get(id)?.of);
      }),
    );
    if (edited.size === 0) return;
    const gone = [...drawn].filter(([, { of }]) => edited.has(of));
    const kept = [...drawn].filter(([, { of }]) => !edited.has(of));
    redraw(
      gone.map(([id]) => id),
      [],
      new Map(kept),
    );
  });

  return {
    set(marks, labels) {
      const old = new Map<string, string[]>();
      for (const [id, { look }] of drawn) {
        const range = model.getDecorationRange(id);
        const key = range ? keyOf(placeOf(range), look) : '';
        old.set(key, [...(old.get(key) ?? []), id]);
      }
      const kept = new Map<string, Drawn>();
      const come: Wanted[] = [];
      for (const item of [...marks.map(wantedMark), ...labels.flatMap(wantedLabel)]) {
        const id = old.get(keyOf(item, item.look))?.pop();
        if (id === undefined) come.push(item);
        else kept.set(id, item);
      }
      redraw([...old.values()].flat(), come, kept);
    },
    setCurrent(id) {
      current = id;
      drawCurrent();
    },
    at(place) {
      const here = (range: Range) => model.getDecorationsInRange(range).flatMap(({ id }) => drawn.get(id)?.mark ?? []);
      const found = here(place);
      if (found.length > 0) return found;
      const { startLineNumber, endLineNumber } = place;
      return here(new Range(startLineNumber, 1, endLineNumber, model.getLineMaxColumn(endLineNumber)));
    },
    next(offset, direction) {
      const starts = [...drawn].flatMap(([id, { mark }]) => {
        const range = mark && model.getDecorationRange(id);
        return range ? [placeOf(range).start] : [];
      });
      starts.sort((a, b) => (direction === 'forwards' ? a - b : b - a));
      return starts.find((start) => (direction === 'forwards' ? start > offset : start < offset)) ?? starts[0];
    },
  };
}

function wantedMark(mark: Mark): Wanted {
  const { start, end, level, state, rule, message, note } = mark;
  const look = JSON.stringify([level, state, rule, message, note]);
  return { of: mark, mark, start, end, length: end - start, look, options: markLook(mark) };
}

/** The name carries the words; the digest is part of what they are about. */
function wantedLabel(label: Label): readonly Wanted[] {
  const { start, at, end, text, tone, title } = label;
  const look = JSON.stringify([text, tone, title]);
  const common = { of: label, mark: undefined, look };
  const name = { ...common, start, end: at, length: at - start, options: labelLook(label) };
  const digest = { ...common, start: at, end, length: end - at, options: PART };
  return at === end ? [name] : [name, digest];
}

function keyOf({ start, end }: Selected, look: string): string {
  return `${start} ${end} ${look}`;
}
