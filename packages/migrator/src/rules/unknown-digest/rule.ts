import { listReleases } from '../move.ts';
import { noRelease } from '../own-releases.ts';
import type { Rule } from '../rule.ts';
import { isFrozen, isNewer } from '../versions.ts';

/** Of 374 digests found in public files 74 were in no list, most of them newer than the catalogue. */
export const unknownDigest: Rule = {
  name: 'unknown-digest',
  summary: 'The digest is in no release of the catalogue, so the reference is left alone',
  level: 'advice',
  ecosystem: 'images',
  *find({ catalog, images }) {
    for (const image of images) {
      const { name, pin, reference } = image;
      const history = catalog.history(name.text);
      if (pin.kind !== 'unlisted' || history.length === 0 || isNewer(image, catalog)) continue;
      const releases = listReleases(history.map(({ release }) => release));
      yield {
        at: reference.digest ?? reference,
        message:
          pin.names.length > 0
            ? `This digest belongs to ${pin.names.join(', ')}, not to ${name.text}; check which image is meant.`
            : `${noRelease(catalog)} lists this digest for ${name.text} (published in ${releases}): it may be ${isFrozen(image, catalog) ? '' : 'newer than the catalogue, or '}a build that was never released. It is left alone.`,
      };
    }
  },
};
