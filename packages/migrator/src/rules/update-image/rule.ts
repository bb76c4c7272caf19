import { describeImages, describeVersion, moveEdits, pinnedTo } from '../move.ts';
import type { Rule } from '../rule.ts';

/** The images of a release are built together (StageX digests lists); a reference moves whole or not at all. */
export const updateImage: Rule = {
  name: 'update-image',
  summary: 'A recognised image moves to the target release: name, tag and digest together',
  level: 'safe',
  ecosystem: 'images',
  *find(context) {
    const { catalog, images, target } = context;
    for (const image of images) {
      if (image.pin.kind !== 'listed' || !image.editable) continue;
      const way = catalog.resolve(image.name.text, target);
      // Another rule decides where the content of an image went to an image with another name.
      if (way.status !== 'present' || way.steps.some(({ kind }) => kind === 'merged')) continue;
      const to = catalog.image(way.name, target);
      if (!to) continue;
      const edits = moveEdits(image, to, context);
      if (edits.length === 0) continue;

      const from = image.pin.identity.images;
      const older = !pinnedTo(image, to) && from.every(({ release }) => release.date > target.date);
      const renamedOnMirror = image.mirrored && way.name !== image.name.text;
      const what = pinnedTo(image, to)
        ? `The tag of ${describeVersion(to)} follows the release ${target.id}`
        : `${describeImages(from)} ${older ? 'back to' : 'to'} ${describeVersion(to)} (${target.id})`;
      const [step] = way.steps;
      yield {
        at: image.reference,
        level: older || renamedOnMirror ? 'suggestion' : 'safe',
        message: [
          what,
          ...(step ? [step.reason.replace(/\.$/, '')] : []),
          ...(older ? ['the file is newer than the release you chose'] : []),
          ...(renamedOnMirror ? ['check that your mirror has the new name'] : []),
        ]
          .join('; ')
          .concat('.'),
        edits,
      };
    }
  },
};
