import type { Release } from '../../catalog/catalog.ts';
import { listReleases } from '../move.ts';
import type { Rule } from '../rule.ts';

/** The images of a release are built from each other; between releases neither ABI nor layout is promised. */
export const mixedReleases: Rule = {
  name: 'mixed-releases',
  summary: 'The images of this file come from different StageX releases',
  level: 'advice',
  ecosystem: 'images',
  *find({ dockerfile, images }) {
    const pinned = images.flatMap(({ pin, reference }) =>
      pin.kind === 'listed' ? [{ reference, releases: pin.identity.images.map(({ release }) => release) }] : [],
    );
    const [first, ...others] = pinned;
    if (
      !first ||
      first.releases.some(({ id }) => others.every(({ releases }) => releases.some((release) => release.id === id)))
    )
      return;

    const groups = new Map<string, { releases: readonly Release[]; lines: Set<number> }>();
    for (const { reference, releases } of pinned) {
      const key = listReleases(releases);
      const group = groups.get(key) ?? { releases, lines: new Set() };
      group.lines.add(dockerfile.lines.place(reference).line);
      groups.set(key, group);
    }
    const list = [...groups].map(
      ([releases, { lines }]) => `line${lines.size > 1 ? 's' : ''} ${[...lines].join(', ')}: ${releases}`,
    );
    yield {
      at: first.reference,
      message: `The images are from different releases (${list.join('; ')}), but StageX builds the images of one release from each other.`,
    };
  },
};
