import type { Release, Step } from '../../catalog/catalog.ts';
import { describeVersion, moveEdits } from '../move.ts';
import type { Rule } from '../rule.ts';

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
      const way = catalog.resolve(image.name.text, target);
      if (way.status === 'absent') {
        yield {
          at: image.reference,
          message: `${image.name.text} is not in ${target.id}${lastSeen(way.lastSeen, target)}. ${why(way.steps)}`,
        };
      }
      if (way.status !== 'successor') continue;
      const to = catalog.image(way.name, target);
      const canMove = to && image.editable && (image.pin.kind === 'listed' || image.pin.kind === 'unpinned');
      yield {
        at: image.reference,
        level: canMove ? 'suggestion' : 'blocker',
        message: `${image.name.text} is not in ${target.id}. ${why(way.steps)}${to ? ` ${describeVersion(to)} may follow it; compare them before you accept.` : ''}`,
        edits: canMove ? moveEdits(image, to, context) : [],
      };
    }
  },
};

function lastSeen(release: Release, target: Release): string {
  return release.date < target.date ? `; the last release that has it is ${release.id}` : '';
}

function why(steps: readonly Step[]): string {
  const reasons = steps
    .filter(({ kind }) => kind !== 'category')
    .map(({ reason, source, inferred, advice }) =>
      [`${reason}${inferred ? ' (Our inference.)' : ''} [StageX ${source}]`, ...(advice ? [advice] : [])].join(' '),
    );
  return reasons.join(' ') || 'No reason is known to us.';
}
