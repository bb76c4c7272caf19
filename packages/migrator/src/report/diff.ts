import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from 'diff';

const CONTEXT = 3;

/** Beyond this many removed and added lines the exact comparison, which is quadratic in them, would take seconds. */
const MOST_EDITS = 2000;

/**
 * The unified diff between two texts, as `git apply` and `patch` read it.
 *
 * @param path the file's path relative to where the diff will be applied; it gets the prefixes `a/` and `b/`
 * @returns the diff with every byte of the lines it shows, carriage returns included; empty when the texts are equal
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const names = [`a/${path}`, `b/${path}`] as const;
  const patch =
    structuredPatch(...names, before, after, undefined, undefined, { context: CONTEXT, maxEditLength: MOST_EDITS }) ??
    coarsePatch(...names, before, after);
  const diff = formatPatch(patch, FILE_HEADERS_ONLY);
  if (!path.includes(' ')) return diff;
  // As git does: without the tab, patch takes a name with a blank to end there.
  const [from, to, ...hunks] = diff.split('\n');
  return [`${from}\t`, `${to}\t`, ...hunks].join('\n');
}

/** One hunk from the first line that differs to the last: longer than needed, and just as right. */
function coarsePatch(oldFileName: string, newFileName: string, before: string, after: string): StructuredPatch {
  const [old, now] = [lines(before), lines(after)];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;

  const first = Math.max(0, head - CONTEXT);
  const context = Math.min(tail, CONTEXT);
  const removed = old.slice(head, old.length - tail);
  const added = now.slice(head, now.length - tail);
  const hunk = {
    oldStart: first + 1,
    newStart: first + 1,
    oldLines: head - first + removed.length + context,
    newLines: head - first + added.length + context,
    lines: [
      ...old.slice(first, head).map((line) => ` ${line}`),
      ...removed.map((line) => `-${line}`),
      ...added.map((line) => `+${line}`),
      ...old.slice(old.length - tail, old.length - tail + context).map((line) => ` ${line}`),
    ].flatMap((line) => (line.endsWith('\n') ? [line.slice(0, -1)] : [line, '\\ No newline at end of file'])),
  };
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

/** The lines of a text, each with its line feed. */
export function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
