/** Whether every link of a built site leads somewhere in it. */
import { attribute, type Tag } from '../tags.ts';
import type { BuiltPage, BuiltSite } from './site.ts';

/** Where tags name another file, but for `srcset`, which no page uses. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  link: ['href'],
  script: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  iframe: ['src'],
  'astro-island': ['component-url', 'renderer-url'],
};

/** Fragments that hold a state of the migrator instead of naming a place of the page. */
const STATE = /^(?:v\d+|src)=/;

/**
 * Follows every link that stays on the site, with its fragment.
 *
 * @returns what is wrong, a sentence each
 */
export function checkLinks(site: BuiltSite): readonly string[] {
  const pages = new Map(site.pages.map((page) => [page.path, page]));
  const problems = new Set<string>();
  for (const page of site.pages) {
    for (const href of linksOf(page)) {
      const problem = follow(href, page.path, site, pages);
      if (problem !== undefined) problems.add(`${page.path} links to ${href}, and ${problem}`);
    }
  }
  for (const file of ['llms.txt', 'sitemap-0.xml'].filter((name) => site.files.has(name))) {
    const links = site.read(file).matchAll(/\]\(([^)]+)\)|<loc>([^<]+)<\/loc>/g);
    for (const [, markdown, sitemap] of links) {
      const href = markdown ?? sitemap ?? '';
      const problem = follow(href, '/', site, pages);
      if (problem !== undefined) problems.add(`${file} names ${href}, and ${problem}`);
    }
  }
  return [...problems];
}

function linksOf({ tags }: BuiltPage): readonly string[] {
  return tags.flatMap((tag) => [
    ...(PLACES[tag.name] ?? []).flatMap((name) => attribute(tag, name) ?? []),
    ...metaLink(tag),
  ]);
}

/** The picture of a page, and where a page sends its readers. */
function metaLink(tag: Tag): readonly string[] {
  if (tag.name !== 'meta') return [];
  const content = attribute(tag, 'content') ?? '';
  if (attribute(tag, 'property') === 'og:image') return [content];
  const refresh =
    attribute(tag, 'http-equiv')?.toLowerCase() === 'refresh' ? /url=(.+)$/i.exec(content)?.[1] : undefined;
  return refresh === undefined ? [] : [refresh];
}

/** Stands for the origin of a site that was built without one. */
const NOWHERE = 'https://site.invalid';

/** @returns the end of a sentence; undefined where the link is right, or leads elsewhere */
function follow(
  href: string,
  from: string,
  { base, files, origin = NOWHERE }: BuiltSite,
  pages: ReadonlyMap<string, BuiltPage>,
): string | undefined {
  const start = origin + base.slice(0, -1) + from;
  if (!URL.canParse(href, start)) return 'that is no address';
  const url = new URL(href, start);
  if (url.origin !== origin) return undefined;
  if (!url.pathname.startsWith(base)) return `that is not below ${base}`;
  const path = `/${decodeURIComponent(url.pathname.slice(base.length))}`;
  const page = pages.get(path);
  if (!page) return files.has(path.slice(1)) ? undefined : 'nothing is there';
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment === '' || page.ids.has(fragment)) return undefined;
  if (path === '/migrate/' && STATE.test(fragment)) return undefined;
  return `that page has no #${fragment}`;
}
