import type { Catalog, Image } from '../../catalog/catalog.ts';
import type { StagexImage } from '../../stagex.ts';
import { describeVersion, moveEdits, tagNote } from '../move.ts';
import { hasUnknownVersion, noRelease } from '../own-releases.ts';
import type { Rule } from '../rule.ts';
import { tagKind } from '../tags.ts';
import { isNewer } from '../versions.ts';

/** Tags move: of 425 images in both 2025.10.0 and 2026.01.0, 363 kept their version tag and changed content. */
export const pinImage: Rule = {
  name: 'pin-image',
  summary: 'A reference without a digest gets the one of the target release',
  level: 'suggestion',
  ecosystem: 'images',
  *find(context) {
    const { catalog, images, target } = context;
    for (const image of images) {
      const { name, pin, reference } = image;
      if (pin.kind === 'parametrised' || (pin.kind === 'unpinned' && !image.editable)) {
        yield {
          at: image.use.range,
          level: 'advice',
          message: `This reference ${pin.kind === 'parametrised' ? 'depends on a variable' : 'is not written in one piece'}, so it is left alone; write ${name.text.includes('$') ? 'the image' : name.text} with its digest in one piece to have it moved.`,
        };
        continue;
      }
      if (pin.kind !== 'unpinned') continue;
      const way = catalog.resolve(name.text, target);
      if (way.status !== 'present' || way.steps.some(({ kind }) => kind === 'merged')) continue;
      const to = catalog.image(way.name, target);
      if (!to || isNewer(image, catalog)) continue;
      const history = catalog.history(name.text);
      const versions = history.map(({ version }) => version);
      if (reference.tag && tagKind(reference.tag.text, versions) === 'other') {
        yield {
          at: reference,
          level: 'advice',
          message: `The tag ${reference.tag.text} names neither ${history.some(hasUnknownVersion) ? 'a known version' : 'a version'} nor a release of ${name.text}, so no digest is offered.`,
        };
        continue;
      }
      yield {
        at: reference,
        message: [
          `${whyPin(image, catalog)}; pin ${describeVersion(to)} of ${target.id}.`,
          ...tagNote(image, to, context),
        ].join(' '),
        edits: moveEdits(image, to, context),
      };
    }
  },
};

/**
 * What is wrong with having no digest.
 *
 * A tag may not exist: what is known is the releases of a name and its versions there, not every tag of a registry. A
 * mirror has tags of its own.
 */
function whyPin({ mirrored, name, reference }: StagexImage, catalog: Catalog): string {
  const tag = reference.tag?.text;
  if (tag === undefined) return 'Without a tag or digest this is whatever is newest';
  const mayHave = (image: Image) =>
    hasUnknownVersion(image) || tag === image.version || tag === `sx${image.release.id}`;
  return mirrored || tag === 'latest' || catalog.history(name.text).some(mayHave)
    ? `The tag ${tag} can move`
    : `${noRelease(catalog)} tags ${name.text} as ${tag}, so it may not exist`;
}
