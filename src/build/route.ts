import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { changedOn } from './git-dates.ts';
import { underBase } from './markdown.ts';
import { pictureOf, twinOf } from './page-files.ts';

/**
 * What every page gets beyond what Starlight gives it.
 *
 * Pages without a sidebar keep it on narrow screens, where it is the menu: it holds the navigation and the theme.
 * `site.css` hides it on wide ones.
 */
export const onRequest = defineRouteMiddleware(({ locals, site, url }) => {
  const route = locals.starlightRoute;
  route.hasSidebar = true;
  route.lastUpdated ??= changedOn(route.entry.filePath);

  const base = import.meta.env.BASE_URL;
  const path = `/${url.pathname.slice(base.replace(/\/?$/, '/').length)}`;
  const twin = twinOf(path);
  if (twin === undefined) {
    // What is shown where there is nothing has no address of its own.
    route.head = route.head.filter(({ attrs }) => attrs?.rel !== 'canonical' && attrs?.property !== 'og:url');
  } else {
    const href = underBase(twin, base);
    route.head.push({ tag: 'link', attrs: { rel: 'alternate', type: 'text/markdown', href } });
  }
  const picture = pictureOf(path);
  // Other sites need the whole address.
  if (picture !== undefined && site !== undefined) {
    const content = new URL(underBase(picture, base), site).href;
    route.head.push({ tag: 'meta', attrs: { property: 'og:image', content } });
    route.head.push({
      tag: 'meta',
      attrs: { property: 'og:image:alt', content: `${route.entry.data.title}, Restage` },
    });
  }
});
