/** Work as this browser keeps it: one entry for each work, which only the tab that shows it writes. */
import * as v from 'valibot';
import { OptionsSchema, ReleaseId } from '../link/shared.ts';
import type { Work } from '../work.ts';

const Marks = v.record(v.string(), v.boolean());

const StoredSchema = v.object({
  format: v.literal(1),
  /** When it was last written, in milliseconds since 1970. */
  saved: v.number(),
  work: v.object({
    files: v.pipe(
      v.array(v.object({ key: v.number(), path: v.string(), text: v.string(), decisions: Marks, done: Marks })),
      v.minLength(1),
    ),
    release: ReleaseId,
    options: OptionsSchema,
    reach: v.exactOptional(v.object({ newest: ReleaseId, own: v.array(ReleaseId) })),
  }),
});

/** Work that this browser keeps. */
export interface Kept {
  readonly id: string;
  readonly saved: number;
  readonly work: Work;
}

const PREFIX = 'restage.work.';

/** Older work than this goes when more comes. */
const MOST_KEPT = 20;

/** Everything that is kept, the newest first. What cannot be read is left where it is and not shown. */
export function keptWorks(storage: Storage): readonly Kept[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => readWork(storage, key.slice(PREFIX.length)) ?? [])
    .sort((a, b) => b.saved - a.saved);
}

export function readWork(storage: Storage, id: string): Kept | undefined {
  const text = storage.getItem(PREFIX + id);
  if (text === null) return undefined;
  try {
    const { saved, work } = v.parse(StoredSchema, JSON.parse(text));
    return { id, saved, work };
  } catch {
    return undefined;
  }
}

/** @throws DOMException where the browser has no room */
export function writeWork(storage: Storage, { id, saved, work }: Kept): void {
  storage.setItem(PREFIX + id, JSON.stringify({ format: 1, saved, work }));
}

/** Makes room for one more: what was not touched for longest goes, unless a tab shows it. */
export function pruneWorks(storage: Storage, shown: ReadonlySet<string>): void {
  const old = keptWorks(storage).slice(MOST_KEPT - 1);
  for (const { id } of old) if (!shown.has(id)) removeWork(storage, id);
}

export function removeWork(storage: Storage, id: string): void {
  storage.removeItem(PREFIX + id);
}
