import type { Rule } from '../rule.ts';
import { isNewer } from '../versions.ts';

/** 2026.05.0, 2026.06.0 and 2026.09.0 exist, and the first catalogue ends before them. */
export const newerThanCatalogue: Rule = {
  name: 'newer-than-catalogue',
  summary: 'The tag names a release or version later than the catalogue, so the reference is left alone',
  level: 'advice',
  ecosystem: 'images',
  *find({ catalog, images }) {
    for (const image of images) {
      const { name, reference } = image;
      if (!reference.tag || !isNewer(image, catalog)) continue;
      yield {
        at: reference,
        message: `${name.text}:${reference.tag.text} is newer than this catalogue, which ends at ${catalog.newest.id}. It is left alone; nothing is moved back.`,
      };
    }
  },
};
