import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { sections } from '../sections.ts';
import { underBase } from './markdown.ts';
import { pageOf, picturedPage, twinOf } from './page-files.ts';
import { type PageText, readPage } from './page-markdown.ts';

interface Page extends Omit<PageText, 'markdown'> {
  /** Under the base. */
  readonly path: string;
}

/**
 * The list of all pages for programs that read text, as https://llmstxt.org describes it.
 *
 * @param pages in reading order; those that are one of very many are named by the page that lists them
 * @param address of a twin
 */
export function listPages(pages: readonly Page[], address: (twin: string) => string): string {
  const home = pages.find(({ path }) => path === '/');
  const entry = ({ path, title, description }: Page) => {
    const about = description === undefined ? '' : `: ${description}`;
    return `- [${title}](${address(twinOf(path) ?? path)})${about}`;
  };
  const listed = pages.filter(({ path }) => path !== '/' && picturedPage(path) === path);
  const groups = Map.groupBy(
    listed,
    ({ path }) => sections.find(({ within }) => path.startsWith(within))?.label ?? 'Other',
  );
  return [
    '# Restage',
    ...(home?.description === undefined ? [] : [`> ${home.description}`]),
    'Every page is also Markdown: `/guides/rust/` is `/guides/rust.md`. Examples on pages are what the engine does with them.',
    ...[...groups].map(([label, group]) => `## ${label}\n\n${group.map(entry).join('\n')}`),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Sorts pages as the menu has them; those that are not in it come last, by their address. */
function inMenuOrder(pages: readonly Page[], menu: readonly string[]): readonly Page[] {
  const places = new Map(menu.toReversed().map((path, index) => [path, menu.length - index]));
  const placeOf = ({ path }: Page) => places.get(path) ?? menu.length + 1;
  return pages.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
}

/** The addresses in the menu of a page, in its order. */
function menuOf(html: string, base: string): readonly string[] {
  const menu = /<nav[^>]*class="sidebar[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '';
  const root = base.replace(/\/$/, '');
  return [...menu.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.slice(root.length));
}

/** Writes every page a second time, as Markdown beside it, and `llms.txt`, which lists them. */
export function twins(): AstroIntegration {
  let base = '/';
  let site: string | undefined;
  return {
    name: 'markdown-twins',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        site = config.site;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const began = performance.now();
        const root = fileURLToPath(dir);
        const pages: Page[] = [];
        let menu: readonly string[] = [];
        for await (const file of glob('**/*.html', { cwd: root })) {
          const path = pageOf(file);
          const twin = twinOf(path);
          if (twin === undefined) continue;
          const html = await readFile(join(root, file), 'utf8');
          if (path === '/') menu = menuOf(html, base);
          const text = readPage(html, site);
          if (!text) continue;
          const { markdown, ...page } = text;
          pages.push({ path, ...page });
          await writeFile(join(root, twin), markdown);
        }
        const address = (twin: string) => {
          const href = underBase(twin, base);
          return site === undefined ? href : new URL(href, site).href;
        };
        await writeFile(join(root, 'llms.txt'), listPages(inMenuOrder(pages, menu), address));
        logger.info(`${pages.length} pages as Markdown in ${Math.round(performance.now() - began)} ms`);
      },
    },
  };
}
