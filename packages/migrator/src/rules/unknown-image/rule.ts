import { noRelease } from '../own-releases.ts';
import type { Rule } from '../rule.ts';

export const unknownImage: Rule = {
  name: 'unknown-image',
  summary: 'StageX has published no image of this name in any release of the catalogue',
  level: 'advice',
  ecosystem: 'images',
  *find({ catalog, images }) {
    const unknown = images.filter(
      ({ name, pin }) => pin.kind !== 'parametrised' && catalog.history(name.text).length === 0,
    );
    const names = unknown.length > 0 ? catalog.names(catalog.newest) : [];
    for (const { name } of unknown) {
      const close = names.find((known) => withoutCategory(known) === name.text || isOneSlipAway(known, name.text));
      yield {
        at: name,
        message: `${noRelease(catalog)} has an image ${name.text}: it is newer than the catalogue, or misspelt${close ? ` (${close} exists)` : ''}. It is left alone.`,
      };
    }
  },
};

function withoutCategory(name: string): string {
  return name.slice(name.indexOf('-') + 1);
}

/** One character more, less or other. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}
