import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/**
 * Pages without a sidebar keep it on narrow screens, where it is the menu: it holds the navigation and the theme.
 * `site.css` hides it on wide ones.
 */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  locals.starlightRoute.hasSidebar = true;
});
