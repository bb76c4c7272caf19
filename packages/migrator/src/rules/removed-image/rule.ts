import type { Catalog, Image, Release, Step } from '../../catalog/catalog.ts';
import { describeVersion, moveEdits, tagNote } from '../move.ts';
import { mayHaveGap } from '../own-releases.ts';
import type { Rule } from '../rule.ts';
import { compareVersions } from '../versions.ts';

/** Which names ended, when, why and what may follow is in the catalogue. */
export const removedImage: Rule = {
  name: 'removed-image',
  summary: 'The target release has no image of this name',
  level: 'blocker',
  ecosystem: 'images',
  *find(context) {
    const { catalog, images, target } = context;
    for (const image of images) {
      if (image.pin.kind === 'unlisted') continue;
      const name = image.name.text;
      const way = catalog.resolve(name, target);
      if (way.status !== 'absent' && way.status !== 'successor') continue;
      const [first] = catalog.history(name);
      if (first && compareVersions(first.release.id, target.id) > 0) {
        yield {
          at: image.reference,
          message: `${name} is not in ${target.id}: ${mayHaveGap(first.release, catalog) ? 'the first release known to have it' : 'its first release'} is ${first.release.id}.`,
        };
        continue;
      }
      const to = way.status === 'successor' ? catalog.image(way.name, target) : undefined;
      const canMove = to && image.editable && (image.pin.kind === 'listed' || image.pin.kind === 'unpinned');
      yield {
        at: image.reference,
        level: canMove ? 'suggestion' : 'blocker',
        message: `${name} is not in ${target.id}${ending(name, way.steps, target, catalog)}. ${[why(way.steps, to), ...(canMove ? tagNote(image, to, context) : [])].join(' ')}`,
        edits: canMove ? moveEdits(image, to, context) : [],
      };
    }
  },
};

/** Since when, unless a later release has the image again. */
function ending(name: string, steps: readonly Step[], target: Release, catalog: Catalog): string {
  const lastName = steps.find(({ automatic }) => !automatic)?.from ?? name;
  const last = catalog.history(lastName).at(-1)?.release;
  if (!last || compareVersions(last.id, target.id) >= 0) return '';
  return `; ${mayHaveGap(last, catalog) ? 'the last release known to have it' : 'its last release'} is ${last.id}`;
}

/** The reason of the step that ended the name; the steps that only moved it are left out where there is another. */
function why(steps: readonly Step[], to: Image | undefined): string {
  const decisive = steps.filter(({ automatic }) => !automatic);
  const told = decisive.length > 0 ? decisive : steps.filter(({ kind }) => kind !== 'category');
  const follows = to ? `${describeVersion(to)} may follow it.` : undefined;
  const reasons = told.flatMap(({ reason, source, inferred, advice = follows }) => [
    `${reason.replace(/\.$/, '')} (${inferred ? 'our inference; ' : ''}StageX ${source}).`,
    ...(advice ? [advice] : []),
  ]);
  return reasons.join(' ') || 'No reason is known to us.';
}
