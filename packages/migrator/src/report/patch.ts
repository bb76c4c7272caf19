import { unifiedDiff } from './diff.ts';
import type { ReadFile } from './result.ts';

/**
 * One patch for all files that change, as `git apply` takes it.
 *
 * @param files their paths are relative to the folder the patch will be applied in, with slashes; a leading `/` or `./`
 *   is left out, because git refuses it, and a file without a name is called Dockerfile
 * @returns unified diffs, one after the other, with every byte of the lines they show; empty when nothing changes
 */
export function patch(files: readonly ReadFile[]): string {
  return files.map(({ path, text, migration }) => unifiedDiff(insideFolder(path), text, migration.output)).join('');
}

function insideFolder(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.join('/') || 'Dockerfile';
}
