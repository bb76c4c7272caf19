import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pageOf, picturedPage, pictureOf } from './page-files.ts';
import { drawPicture } from './picture.ts';
import { metaOf } from './tags.ts';

/** Draws the pictures that the pages name; without `SITE` they name none, since their addresses would not be whole. */
export function pictures(): AstroIntegration {
  return {
    name: 'pictures',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const began = performance.now();
        const root = fileURLToPath(dir);
        let count = 0;
        for await (const file of glob('**/*.html', { cwd: root })) {
          const path = pageOf(file);
          const picture = pictureOf(path);
          if (picture === undefined || picturedPage(path) !== path) continue;
          const html = await readFile(join(root, file), 'utf8');
          const title = metaOf(html, 'og:title');
          if (title === undefined || metaOf(html, 'og:image') === undefined) continue;
          await mkdir(join(root, 'og'), { recursive: true });
          await writeFile(
            join(root, picture),
            await drawPicture({ title, description: metaOf(html, 'og:description') }),
          );
          count += 1;
        }
        if (count > 0) logger.info(`${count} pictures in ${Math.round(performance.now() - began)} ms`);
      },
    },
  };
}
