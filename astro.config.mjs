// @ts-check
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { rules } from './packages/migrator/src/rules/rules.ts';
import { catalogue, readCatalogueFiles } from './src/build/catalogue.ts';
import { contentSecurityPolicy } from './src/build/csp.ts';
import { headers } from './src/build/headers.ts';
import { markdown } from './src/build/markdown.ts';
import { offline } from './src/build/offline.ts';
import { leanParser } from './src/build/parser/lean-parser.ts';
import { pictures } from './src/build/pictures.ts';
import { sidebar } from './src/build/sidebar.ts';
import { sourceCondition } from './src/build/source-condition.ts';
import { twins } from './src/build/twins.ts';
import { lazyStyles } from './src/migrate/monaco/lazy-styles.ts';

/** Where a page's source can be edited, up to and with the slash before the path in the repository. */
const editUrl = process.env.EDIT_URL;

export default defineConfig({
  site: process.env.SITE,
  base: process.env.BASE,
  trailingSlash: 'always',
  // In files of their own, styles are read once for all pages.
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    plugins: [sourceCondition(), lazyStyles(), catalogue()],
    worker: { format: 'es', plugins: () => [catalogue(), leanParser()] },
  },
  integrations: [
    starlight({
      title: 'Restage',
      description: 'Moves Dockerfiles to newer StageX releases and explains every change.',
      favicon: '/favicon.svg',
      pagination: false,
      disable404Route: true, // src/pages/404.astro is the page
      customCss: ['./src/styles/site.css'],
      routeMiddleware: './src/build/route.ts',
      components: { Header: './src/components/Header.astro', Footer: './src/components/Footer.astro' },
      markdown: { processedDirs: ['./content/docs', './content/releases', './packages/migrator/src/rules'] },
      ...(editUrl ? { editLink: { baseUrl: editUrl } } : {}),
      sidebar: sidebar(rules, readCatalogueFiles().catalog.releases),
    }),
    preact(),
    // Named here, Starlight adds none of its own, which would warn where there is no address to list.
    process.env.SITE
      ? sitemap({ filter: (page) => !/\/(?:404|offline)\/$/.test(page) })
      : { name: '@astrojs/sitemap', hooks: {} },
    markdown(),
    twins(),
    pictures(),
    headers(),
    contentSecurityPolicy(),
    offline(),
  ],
});
