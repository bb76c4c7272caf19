import type { Step } from '../../catalog/catalog.ts';
import { describeVersion, moveEdits } from '../move.ts';
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
      if (way.status === 'absent') {
        const [first] = catalog.history(name);
        const isTooEarly = first && compareVersions(first.release.id, target.id) > 0;
        const ended = compareVersions(way.lastSeen.id, target.id) < 0;
        yield {
          at: image.reference,
          message: isTooEarly
            ? `${name} is not in ${target.id}: it was first released in ${first.release.id}.`
            : `${name} is not in ${target.id}${ended ? `; the last release that has it is ${way.lastSeen.id}` : ''}. ${why(way.steps)}`,
        };
      }
      if (way.status !== 'successor') continue;
      const to = catalog.image(way.name, target);
      const canMove = to && image.editable && (image.pin.kind === 'listed' || image.pin.kind === 'unpinned');
      yield {
        at: image.reference,
        level: canMove ? 'suggestion' : 'blocker',
        message: `${name} is not in ${target.id}${to ? `; ${describeVersion(to)} may follow it` : ''}. ${why(way.steps)}`,
        edits: canMove ? moveEdits(image, to, context) : [],
      };
    }
  },
};

/** The reason of the step that ended the name; the steps that only moved it are left out where there is another. */
function why(steps: readonly Step[]): string {
  const decisive = steps.filter(({ automatic }) => !automatic);
  const told = decisive.length > 0 ? decisive : steps.filter(({ kind }) => kind !== 'category');
  const reasons = told.map(({ reason, source, inferred, advice }) => {
    const cited = `${reason.replace(/\.$/, '')} (${inferred ? 'our inference; ' : ''}StageX ${source}).`;
    return advice ? `${cited} ${advice}` : cited;
  });
  return reasons.join(' ') || 'No reason is known to us.';
}
