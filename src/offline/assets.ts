/** The files whose names change with their content, as pages name them. */

/** The folder of such files, under the base. */
export const ASSETS = '_astro/';

/** The files that a page names, each once; an address is as long as its attribute. */
export function assetsOf(html: string): string[] {
  const named = html.matchAll(/"([^"\s]*\/_astro\/[^"\s]+)"/g);
  return [...new Set([...named].map(([, address = '']) => address))];
}
