import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';

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

/** Lets the fences that are a rule's tests carry a title on its page. */
export function sampleTitles(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'sample-titles',
    hooks: {
      preprocessMetadata: ({ codeBlock }) => {
        const title = sampleTitle(codeBlock.meta);
        if (title) codeBlock.props.title = title;
      },
    },
  });
}
