/** Puts a release together from what its tree says. */

import { readDigests } from '../digest-lists.ts';
import type { Release } from '../format.ts';
import type { CatalogImage, CatalogRelease } from '../model.ts';
import type { Problem } from '../problem.ts';
import type { Snapshot } from './checkout.ts';
import { readPackages } from './packages.ts';
import { createRuntimes } from './runtimes.ts';

/** What no file of a StageX tree says about its release. */
export type Settings = Pick<Release, 'toolchain' | 'digests'>;

/** What could not be read of a release, all sorted. */
export interface Unread {
  /** A sentence each. */
  readonly problems: readonly string[];
  /** Listed images that no package makes. */
  readonly withoutPackage: readonly string[];
  /** Listed images without a version; StageX publishes some that way. */
  readonly withoutVersion: readonly string[];
  /** Listed images whose runtime configuration cannot be derived: name and reason. */
  readonly withoutRuntime: readonly string[];
  /** Images that a package makes and no list names. */
  readonly withoutDigest: readonly string[];
}

/** Reads the images of a release. A malformed list is a problem; anything else that is missing is in `unread`. */
export function readRelease(
  { id, date, commit, tagged, tree }: Snapshot,
  settings: Settings,
): { readonly release: CatalogRelease; readonly unread: Unread } | Problem {
  const lists = readDigests(tree);
  if ('problem' in lists) return lists;
  const { naming, digests } = lists;
  const packages = readPackages(tree, naming);
  const runtimeOf = createRuntimes(packages.images);

  const names = [...digests.keys()].sort();
  const made = names.filter((name) => packages.images.has(name));
  const withoutRuntime: string[] = [];
  const images = names.map((name): [string, CatalogImage] => {
    const found = runtimeOf(name);
    if ('problem' in found && packages.images.has(name)) withoutRuntime.push(`${name}: ${found.problem}`);
    const image: CatalogImage = {
      version: packages.images.get(name)?.version ?? null,
      runtime: 'problem' in found ? null : found.runtime,
      digest: digests.get(name) ?? '',
      other: null,
    };
    return [name, image];
  });

  return {
    release: {
      release: { id, date, commit, tagged, naming, ...settings },
      images: Object.fromEntries(images),
    },
    unread: {
      problems: [...lists.notes, ...packages.problems],
      withoutPackage: names.filter((name) => !packages.images.has(name)),
      withoutVersion: made.filter((name) => packages.images.get(name)?.version === null),
      withoutRuntime,
      withoutDigest: [...packages.images.keys()].filter((name) => !digests.has(name)).sort(),
    },
  };
}
