import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content/docs', pattern: '**/*.{md,mdx}' }),
    schema: docsSchema({
      // The rules that look for what the page is about.
      extend: z.object({ rules: z.array(z.string()).optional() }),
    }),
  }),
  /** The pages of the rules; each stands beside the rule it explains. */
  rules: defineCollection({
    loader: glob({
      base: './packages/migrator/src/rules',
      pattern: '*/rule.md',
      generateId: ({ entry }) => entry.replace(/\/rule\.md$/, ''),
    }),
  }),
  /** What is known of a release beyond its lists; only releases of which there is something to say. */
  releases: defineCollection({
    loader: glob({
      base: './content/releases',
      pattern: '*.md',
      generateId: ({ entry }) => entry.replace(/\.md$/, ''),
    }),
    schema: z.strictObject({
      /** One line for the overview and the feed. */
      summary: z.string(),
      /** What of the release’s entry in the catalogue is a reading and was not observed. */
      inferred: z.array(z.enum(['digests'])).default([]),
    }),
  }),
};
