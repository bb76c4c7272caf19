/** The importer: from a StageX checkout to the catalogue's files. */
import type { NamesFile } from '../format.ts';
import type { CatalogRelease } from '../model.ts';
import type { Problem } from '../problem.ts';
import { compareReleases } from '../release-id.ts';
import type { ImportOptions } from './arguments.ts';
import { openCheckout, readCheckedOut, readRequested, type Snapshot } from './checkout.ts';
import { type Merged, mergeRelease, withoutFate } from './merge.ts';
import { readRelease, type Settings, type Unread } from './release.ts';
import { readCatalog, writeCatalog } from './store.ts';

/** What a person should know about an import. */
export interface Imported {
  readonly snapshot: Omit<Snapshot, 'tree'>;
  readonly settings: Settings;
  /** The settings that come from another release, or from an earlier import of the same one, and that release. */
  readonly carriedOver: { readonly settings: Partial<Settings>; readonly from: string } | undefined;
  readonly images: number;
  readonly merged: Omit<Merged, 'releases'>;
  /** Names that are gone, and of which names.json does not say what became of them. */
  readonly withoutFate: readonly string[];
  readonly unread: Unread;
}

/** Imports releases, all or none, and replaces the catalogue's files. */
export async function importReleases(options: ImportOptions): Promise<readonly Imported[] | Problem> {
  const opened = openCheckout(options.checkout);
  if ('problem' in opened) return opened;
  const stored = readCatalog(options.folder);
  if ('problem' in stored) return stored;

  let { releases } = stored;
  const imported: Imported[] = [];
  const requests = options.requests.toSorted((a, b) => compareReleases(a.id, b.id));
  for (const request of requests.length > 0 ? requests : [undefined]) {
    const { checkout } = opened;
    const snapshot = request ? readRequested(checkout, request) : readCheckedOut(checkout);
    if ('problem' in snapshot) return snapshot;
    const result = importRelease(snapshot, options.settings, releases, stored.names);
    if ('problem' in result) return { problem: `${snapshot.id}: ${result.problem}` };
    releases = result.releases;
    imported.push(result.imported);
  }
  return (await writeCatalog(options.folder, releases)) ?? imported;
}

function importRelease(
  snapshot: Snapshot,
  given: Partial<Settings>,
  releases: readonly CatalogRelease[],
  names: NamesFile,
): { readonly releases: readonly CatalogRelease[]; readonly imported: Imported } | Problem {
  const model = modelFor(snapshot.id, releases);
  const settings = { toolchain: model?.toolchain, digests: model?.digests, ...given };
  const { toolchain, digests } = settings;
  if (toolchain === undefined || digests === undefined) {
    return { problem: 'the catalogue has no release before it to carry over from; add --toolchain and --digests' };
  }
  const read = readRelease(snapshot, { toolchain, digests });
  if ('problem' in read) return read;
  const { releases: all, ...merged } = mergeRelease(releases, read.release);

  const { tree: _tree, ...source } = snapshot;
  const carriedOver = {
    ...(given.toolchain === undefined && { toolchain }),
    ...(given.digests === undefined && { digests }),
  };
  return {
    releases: all,
    imported: {
      snapshot: source,
      settings: { toolchain, digests },
      carriedOver: model && Object.keys(carriedOver).length > 0 ? { settings: carriedOver, from: model.id } : undefined,
      images: Object.keys(read.release.images).length,
      merged,
      withoutFate: withoutFate(merged.vanished, names),
      unread: read.unread,
    },
  };
}

/** The release whose settings hold for an imported one: itself, where the catalogue has it, or else the one before. */
function modelFor(id: string, releases: readonly CatalogRelease[]): CatalogRelease['release'] | undefined {
  return releases.findLast(({ release }) => compareReleases(release.id, id) <= 0)?.release;
}
