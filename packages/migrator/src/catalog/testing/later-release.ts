import { bundledCatalog } from '../bundled.ts';
import { digestOf } from '../import/testing/stagex.ts';
import type { ReleaseFile } from '../release-file.ts';

/** How a release differs from the newest one that is bundled, of which every image was built again. */
export interface Differences {
  readonly source?: ReleaseFile['source'];
  readonly kept?: readonly string[];
  readonly gone?: readonly string[];
  readonly images?: ReleaseFile['images'];
}

/** A release as StageX might have made it: by digest lists, so that nothing but names and digests is known. */
export function laterRelease(id: string, differences: Differences = {}): ReleaseFile {
  const { source = 'digest lists', kept = [], gone = [], images = {} } = differences;
  const { newest } = bundledCatalog;
  const names = bundledCatalog.names(newest).filter((name) => !gone.includes(name));
  const entries = names.map((name) => {
    const digest = kept.includes(name) ? bundledCatalog.image(name, newest)?.digest : undefined;
    return [name, { digest: digest ?? laterDigest(name, id), version: null, runtime: null }] as const;
  });
  return {
    format: 1,
    kind: 'stagex-release',
    source,
    id,
    date: null,
    commit: null,
    tagged: null,
    naming: 'category',
    toolchain: 'llvm',
    digests: 'manifest',
    images: { ...Object.fromEntries(entries), ...images },
  };
}

/** The digest of an image that was built again for such a release. */
export function laterDigest(name: string, id: string): string {
  return digestOf(`${name} ${id}`);
}
