import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = join(process.cwd(), 'dist');

/** Every page of the built site: its address relative to the site's root, as `rules/` or `404.html`. */
export const pages: readonly string[] = globSync('**/*.html', { cwd: dist })
  .map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
  .sort();

/** The HTML of a page. */
export function htmlOf(page: string): string {
  return readFileSync(join(dist, page.endsWith('.html') ? page : `${page}index.html`), 'utf8');
}
