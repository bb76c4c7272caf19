import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { h } from '@astrojs/starlight/expressive-code/hast';

/** What the first word after a fence's language says about the sample, as readers see it. */
const titles: Readonly<Record<string, string>> = {
  before: 'Before',
  after: 'After',
  unchanged: 'Unchanged',
  findings: 'What Restage says',
};

/** The title of a sample, from what stands after the fence's language: `before release=2026.01.0` is a Before at 2026.01.0. */
export function sampleTitle(meta: string): string | undefined {
  const [kind = '', ...options] = meta.trim().split(/\s+/);
  const title = titles[kind];
  if (title === undefined) return undefined;
  const target = options.find((option) => option.startsWith('release='))?.slice('release='.length);
  const others = options.filter((option) => !option.startsWith('release='));
  return [title, target && `target ${target}`, ...others].filter(Boolean).join(', ');
}

/** Lets the fences that are a rule's tests carry a title on its page, and open in the migrator. */
export function sampleTitles(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'sample-titles',
    baseStyles:
      '.open-sample { padding: 0.25rem 1rem 0.5rem; font-size: 0.8125rem; } .open-sample a { color: var(--sl-color-text-accent); }',
    hooks: {
      preprocessMetadata: ({ codeBlock }) => {
        const title = sampleTitle(codeBlock.meta);
        if (title) codeBlock.props.title = title;
      },
      postprocessRenderedBlock: ({ codeBlock, renderData }) => {
        const [kind, ...options] = codeBlock.meta.trim().split(/\s+/);
        if (kind !== 'before' && kind !== 'unchanged') return;
        const release = options.find((option) => option.startsWith('release='))?.slice('release='.length);
        // The sample is put into the address by `open-samples.ts`: a page with thirty of them would be a quarter larger.
        // As in all Markdown, the base is put before it afterwards.
        const link = h('a', { href: '/migrate/', dataRelease: release }, 'Open in the migrator');
        renderData.blockAst.children.push(h('div', { class: 'open-sample' }, link));
      },
    },
  });
}
