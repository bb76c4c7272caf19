import type { Catalog } from '../../catalog/catalog.ts';
import { listReleases } from '../move.ts';
import { hasUnknownVersion, lastListed } from '../own-releases.ts';
import type { Rule } from '../rule.ts';
import { releaseOfTag } from '../tags.ts';
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
        message: `${name.text}:${reference.tag.text} is newer than ${limits(name.text, reference.tag.text, catalog)}. It is left alone; nothing is moved back.`,
      };
    }
  },
};

/** What a tag goes beyond. */
function limits(name: string, tag: string, catalog: Catalog): string {
  const end = `this catalogue, which ends at ${lastListed(catalog).id}`;
  const own = catalog.releases.filter((release) => release.own);
  if (own.length === 0) return end;
  const unknown = catalog.history(name).filter(hasUnknownVersion);
  if (releaseOfTag(tag) === undefined && unknown.length > 0) {
    return `every version of ${name} that is known; of ${listReleases(unknown.map(({ release }) => release))} it is not`;
  }
  return `${end} and has your ${listReleases(own)} besides`;
}
