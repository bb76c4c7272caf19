import { type CollectionEntry, getCollection } from 'astro:content';
import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { link } from '../../link.ts';
import { history } from '../../releases/history.ts';
import { sentence } from '../../releases/words.ts';

/** A feed needs whole addresses. A build that is not told its origin is for this machine: `npm start` serves it here. */
const LOCAL = 'http://localhost:4321';

export const GET: APIRoute = async ({ site }) => {
  const origin = site ?? new URL(LOCAL);
  const notes: readonly CollectionEntry<'releases'>[] = await getCollection('releases');
  const summaryOf = (release: string) => notes.find(({ id }) => id === release)?.data.summary;
  return rss({
    title: 'StageX releases',
    description: 'What each release of StageX changed, by Restage, which is independent of the StageX project.',
    site: new URL(link('/releases/'), origin),
    items: history.toReversed().map(({ release, difference }) => ({
      title: `StageX ${release.id}`,
      link: new URL(link(`/releases/${release.id}/`), origin).href,
      pubDate: new Date(`${release.date}T00:00:00Z`),
      description: [summaryOf(release.id), difference && sentence(difference)].filter(Boolean).join(' '),
    })),
  });
};
