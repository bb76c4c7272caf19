/** Where the feed is, for the head of the pages about releases. */
import { link } from '../link.ts';

export function feedLink() {
  const attrs = {
    rel: 'alternate',
    type: 'application/rss+xml',
    title: 'StageX releases',
    href: link('/releases/rss.xml'),
  };
  return { tag: 'link' as const, attrs };
}
