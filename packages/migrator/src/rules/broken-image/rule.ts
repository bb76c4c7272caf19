import type { Rule } from '../rule.ts';
import { isWithin } from '../versions.ts';

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
      for (const entry of catalog.knowledge.broken) {
        if (entry.image !== at.name || !isWithin(at.release.id, entry.from, entry.to)) continue;
        const { advice, image, inferred, problem, source } = entry;
        yield {
          at: reference,
          message: `${image} of ${at.release.id} ${problem}${inferred ? ' (our inference)' : ''} [${source}]. ${advice}`,
        };
      }
    }
  },
};
