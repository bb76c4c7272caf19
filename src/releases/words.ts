/** How the pages about releases say what the catalogue holds. */

import type { Difference } from './difference.ts';
import type { HistoryEntry } from './history.ts';

type Release = HistoryEntry['release'];

export const naming: Readonly<Record<Release['naming'], string>> = { flat: 'flat', category: 'by category' };
export const toolchain: Readonly<Record<Release['toolchain'], string>> = { gnu: 'GNU', llvm: 'LLVM' };
export const digests: Readonly<Record<Release['digests'], string>> = { manifest: 'OCI manifest', index: 'OCI index' };

/** What people call the releases of a toolchain; StageX has no such name. */
export const era: Readonly<Record<Release['toolchain'], string>> = {
  gnu: '“StageX 1.x” is the community’s name for 2025.10.0 and before.',
  llvm: '“StageX 2.0” is the community’s name for 2026.01.0 and later.',
};

/** A version for readers; some images have none. */
export function versionText(version: string | null): string {
  return version ?? 'no version tag';
}

/** How many images a release has in each category, the largest last in StageX’s own order; empty for flat names. */
export function categoriesOf({
  release,
  images,
}: HistoryEntry): readonly (readonly [category: string, images: number])[] {
  if (release.naming === 'flat') return [];
  const names = Object.keys(images.images);
  return ['bootstrap', 'core', 'pallet', 'user'].flatMap((category) => {
    const number = names.filter((name) => name.startsWith(`${category}-`)).length;
    return number > 0 ? [[category, number] as const] : [];
  });
}

/** A difference as one sentence. */
export function sentence({ from, added, removed, renamed, bumped, contentChanged, unchanged }: Difference): string {
  const majors = bumped.filter(({ size }) => size === 'major').length;
  const parts = [
    `${added.length} added`,
    `${removed.length} removed`,
    ...(renamed.length > 0 ? [`${renamed.length} renamed`] : []),
    `${bumped.length} with another version (${majors} major)`,
    `${contentChanged.length} with other content under the same name and version`,
    `${unchanged.length} unchanged`,
  ];
  return `Against ${from}: ${parts.join(', ')}.`;
}
