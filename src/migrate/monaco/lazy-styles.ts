/** The parts of a bundle that are used here; Vite's own types are not a dependency of ours. */
interface Chunk {
  readonly type: 'chunk' | 'asset';
  readonly isDynamicEntry?: boolean;
  readonly viteMetadata?: { readonly importedCss: Set<string>; readonly importedAssets: Set<string> };
}

/**
 * Keeps the styles of what is imported while a page runs, for the build.
 *
 * Astro deletes every stylesheet that no page needs from the start, as Monaco's, which then loads without its styles.
 * One that a chunk names as its asset stays, and Vite loads it together with the chunk.
 */
export function lazyStyles() {
  return {
    name: 'lazy-styles',
    enforce: 'pre' as const,
    generateBundle(_options: unknown, bundle: Readonly<Record<string, Chunk>>) {
      for (const { isDynamicEntry, viteMetadata } of Object.values(bundle)) {
        if (!isDynamicEntry || !viteMetadata) continue;
        for (const style of viteMetadata.importedCss) viteMetadata.importedAssets.add(style);
      }
    },
  };
}
