import type { Rule } from '../rule.ts';
import { compareVersions } from '../versions.ts';

/** Which images are known not to do their job, in which releases, and how surely, is data (knowledge.json). */
export const brokenImage: Rule = {
  name: 'broken-image',
  summary: 'This image is known not to do its job in the target release',
  level: 'advice',
  ecosystem: 'images',
  *find({ catalog, images }) {
    const told = new Set<string>();
    for (const { at, reference } of images) {
      if (!at || told.has(at.name)) continue;
      told.add(at.name);
      for (const { advice, from, image, inferred, problem, source, to } of catalog.knowledge.broken) {
        const isIn = compareVersions(at.release.id, from) >= 0 && compareVersions(at.release.id, to) <= 0;
        if (image !== at.name || !isIn) continue;
        yield {
          at: reference,
          message: `${image} of ${at.release.id} ${problem}${inferred ? ' (our inference)' : ''} [${source}]. ${advice}`,
        };
      }
    }
  },
};
