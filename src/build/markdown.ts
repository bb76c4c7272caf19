import type { AstroIntegration } from 'astro';

/** A root-relative link, moved under the base the site is served from. */
export function underBase(href: string, base: string): string {
  const isLocal = href.startsWith('/') && !href.startsWith('//');
  return isLocal ? base.replace(/\/$/, '') + href : href;
}

/** Code of at most so many characters stays on one line, so that no line ends in the first hyphen of `--write`. */
const SHORT = 28;

interface Node {
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The part of a plugin for Astro's Markdown processor that is used here; the processor is not a dependency of ours. */
interface Page {
  parent(node: Node): Node | undefined;
  setProperty(node: Node, key: string, value: string): void;
  textContent(node: Node): string;
}

function plugin(base: string) {
  const links = {
    filter: ['a'],
    visit(node: Node, page: Page) {
      const href = node.properties?.href;
      if (typeof href === 'string') page.setProperty(node, 'href', underBase(href, base));
    },
  };
  const code = {
    filter: ['code'],
    visit(node: Node, page: Page) {
      const isBlock = page.parent(node)?.tagName === 'pre';
      if (!isBlock && page.textContent(node).length <= SHORT) page.setProperty(node, 'className', 'short');
    },
  };
  return { name: 'restage-markdown', element: [links, code] };
}

/** Lets Markdown say `/rules/update-image/` wherever the site is served from, and keeps short code together. */
export function markdown(): AstroIntegration {
  return {
    name: 'markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const options = config.markdown.processor?.options as { hastPlugins?: unknown } | undefined;
        if (!Array.isArray(options?.hastPlugins)) throw new Error('The Markdown processor takes no hastPlugins');
        options.hastPlugins.push(plugin(config.base));
      },
    },
  };
}
