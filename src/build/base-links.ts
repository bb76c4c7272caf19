import type { AstroIntegration } from 'astro';

/** A root-relative link of the content, moved under the base the site is served from. */
export function underBase(href: string, base: string): string {
  const isLocal = href.startsWith('/') && !href.startsWith('//');
  return isLocal ? base.replace(/\/$/, '') + href : href;
}

/** The part of a plugin for Astro's Markdown processor that is used here; the processor is not a dependency of ours. */
interface LinkPlugin {
  readonly name: string;
  readonly element: {
    readonly filter: readonly string[];
    visit(
      node: { readonly properties?: Readonly<Record<string, unknown>> },
      page: { setProperty(node: object, key: string, value: string): void },
    ): void;
  };
}

function linkPlugin(base: string): LinkPlugin {
  return {
    name: 'base-links',
    element: {
      filter: ['a'],
      visit(node, page) {
        const href = node.properties?.href;
        if (typeof href === 'string') page.setProperty(node, 'href', underBase(href, base));
      },
    },
  };
}

/** Lets Markdown say `/rules/update-image/` wherever the site is served from; components use `link()`. */
export function baseLinks(): AstroIntegration {
  return {
    name: 'base-links',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const options = config.markdown.processor?.options as { hastPlugins?: unknown } | undefined;
        if (!Array.isArray(options?.hastPlugins)) throw new Error('The Markdown processor takes no hastPlugins');
        options.hastPlugins.push(linkPlugin(config.base));
      },
    },
  };
}
