// @ts-check
import { sampleTitles } from './src/build/sample-titles.ts';

/** How code looks. A file of its own, because both Markdown and the `<Code>` component read it. */
export default {
  plugins: [sampleTitles()],
  defaultProps: { wrap: true, hangingIndent: 2, overridesByLang: { sh: { frame: 'none' } } },
  // A first comment such as `# Dockerfile` is part of a sample, not its title.
  frames: { extractFileNameFromCode: false },
  styleOverrides: {
    borderRadius: '0.375rem',
    codeFontSize: '0.8125rem',
    textMarkers: { backgroundOpacity: '30%' },
  },
};
