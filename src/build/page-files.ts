/** What is made beside a page, and where: its twin in Markdown, and the picture that other sites show for it. */

/** Pages that are no content: what is shown where there is none. */
const NO_CONTENT = ['/404/', '/404.html', '/offline/'];

/**
 * The address of a page's twin in Markdown: `/guides/rust.md` for `/guides/rust/`, `/index.md` for the first page.
 *
 * @param path of a page under the site's base, with its last slash
 * @returns undefined for a page that is no content
 */
export function twinOf(path: string): string | undefined {
  if (NO_CONTENT.includes(path)) return undefined;
  return path === '/' ? '/index.md' : path.replace(/\/$/, '.md');
}

/** The page whose title a page's picture shows: itself, but for the pages of single images, which are many. */
export function picturedPage(path: string): string {
  return path.startsWith('/images/') ? '/images/' : path;
}

/** The address of the picture that shows a page's title: `/og/guides-rust.png` for `/guides/rust/`. */
export function pictureOf(path: string): string | undefined {
  if (NO_CONTENT.includes(path)) return undefined;
  const name = picturedPage(path)
    .replaceAll(/^\/|\/$/g, '')
    .replaceAll('/', '-');
  return `/og/${name === '' ? 'index' : name}.png`;
}

/** The path of a page under the site's base, from its file in the built site: `guides/rust/index.html`. */
export function pageOf(file: string): string {
  return `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
}
