/** What changed inside an image between the release of the file and the target (knowledge.json). */
import type { KnowledgeFile } from '../catalog/format.ts';
import type { StagexImage } from '../stagex.ts';
import type { Context } from './rule.ts';
import { compareVersions } from './versions.ts';

export type Change = KnowledgeFile['changed'][number];

/** The changes that a recognised image goes through on its way to the target, oldest first. */
export function changesOf(
  { at, name, pin }: StagexImage,
  { catalog, target }: Pick<Context, 'catalog' | 'target'>,
): readonly Change[] {
  const from = pin.kind === 'listed' ? pin.identity.images.at(-1)?.release.id : undefined;
  // An image that another one follows is not the same with other content.
  if (!at || from === undefined || catalog.resolve(name.text, target).status !== 'present') return [];
  return catalog.knowledge.changed.filter(
    (change) =>
      change.image === at.name && compareVersions(change.at, from) > 0 && compareVersions(change.at, target.id) <= 0,
  );
}
