import type { Image, Step } from '../../catalog/catalog.ts';
import { describeImages, describeVersion, doubts, moveEdits, pinnedTo, tagNote } from '../move.ts';
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
      if (image.pin.kind !== 'listed') continue;
      const way = catalog.resolve(image.name.text, target);
      const to = way.status === 'present' ? catalog.image(way.name, target) : undefined;
      if (way.status !== 'present' || !to) continue;
      const edits = moveEdits(image, to, context);
      if (edits.length === 0) continue;
      if (!image.editable) {
        yield {
          at: image.use.range,
          level: 'advice',
          message: `This reference is not written in one piece, so it is left alone; join it to have it moved to ${describeVersion(to)}.`,
        };
        continue;
      }
      // Another rule decides where the content of an image went to an image with another name.
      if (way.steps.some(({ kind }) => kind === 'merged')) continue;

      const doubtful = doubts(image, to, catalog);
      yield {
        at: image.reference,
        level: doubtful.length > 0 ? 'suggestion' : 'safe',
        message: [
          pinnedTo(image, to)
            ? `${describeVersion(to)} of ${target.id} stays; only its tag changes.`
            : `${describeMove(image.pin.identity.images, to)}.`,
          ...tagNote(image, to, context),
          ...reasons(way.steps),
          ...doubtful,
        ].join(' '),
        edits,
      };
    }
  },
};

/** `pallet-rust 1.88.0 (2025.08.0, 2025.10.0) to 1.94.0 (2026.03.0)`; the name twice where it changes. */
function describeMove(from: readonly Image[], to: Image): string {
  const described = describeVersion(to);
  const sameName = from[0]?.name === to.name && to.version !== null;
  return `${describeImages(from)} to ${sameName ? described.slice(to.name.length + 1) : described} (${to.release.id})`;
}

/** Why the name changed. That flat names got categories goes without saying where there is more to say. */
function reasons(steps: readonly Step[]): readonly string[] {
  const special = steps.filter(({ kind }) => kind !== 'category');
  return (special.length > 0 ? special : steps).map(({ reason }) => reason);
}
