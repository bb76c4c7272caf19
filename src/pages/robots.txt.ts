import type { APIRoute } from 'astro';
import { link } from '../link.ts';

/** Everybody may read everything; where the site has an address of its own, the list of its pages is named. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = site ? `\nSitemap: ${new URL(link('/sitemap-index.xml'), site).href}\n` : '';
  return new Response(`User-agent: *\nAllow: /\n${sitemap}`);
};
