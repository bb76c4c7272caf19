/** `restage export-release`: from a checkout of StageX to a release file, for `--catalog` and for the page. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundledFiles } from '../catalog/bundled.ts';
import { type ReleaseSource, readSource, SOURCE_OPTIONS } from '../catalog/import/arguments.ts';
import { openCheckout, readCheckedOut, readRequested, type Snapshot } from '../catalog/import/checkout.ts';
import { readRelease, type Settings } from '../catalog/import/release.ts';
import { describeSettings, describeSnapshot, describeUnread } from '../catalog/import/summary.ts';
import type { CatalogRelease } from '../catalog/model.ts';
import { messageOf, type Problem } from '../catalog/problem.ts';
import { checkRelease, formatRelease, type ReleaseFile } from '../catalog/release-file.ts';
import { compareReleases } from '../catalog/release-id.ts';
import { reviewRelease } from '../catalog/review-release.ts';

const HELP = `Writes a release of StageX to standard output, to migrate with it before Restage knows it.

Usage
  restage export-release <checkout> > 2026.06.0.json
  restage --catalog 2026.06.0.json Dockerfile

<checkout> is the folder of a git checkout of StageX. Without --release the work tree is read, as the release whose tag
points at what is checked out. Nothing is downloaded.

  --release <id>             A release by its tag, as 2026.06.0. The work tree is neither read nor touched.
  --release <id>@<commit>    A release without a tag, by its commit.
  --toolchain <gnu|llvm>     What the release is built with.
  --digests <manifest|index> What its lists of digests name.
                             Both are otherwise those of the release before it.
  -h, --help                 Print this text.
`;

/** What the command prints: the release, and beside it what a person should know of how it was read. */
export interface Exported {
  readonly file: string;
  readonly notes: readonly string[];
}

/**
 * Reads one release of a checkout.
 *
 * @param args what follows `export-release`
 * @param folder what the path of the checkout is relative to
 * @returns the text of the help for `--help`
 */
export function exportRelease(args: readonly string[], folder: string): Exported | { readonly help: string } | Problem {
  const options = readOptions(args);
  if (!('checkout' in options)) return options;
  const opened = openCheckout(resolve(folder, options.checkout));
  if ('problem' in opened) return opened;
  const [request] = options.requests;
  const snapshot = request ? readRequested(opened.checkout, request) : readCheckedOut(opened.checkout);
  if ('problem' in snapshot) return snapshot;

  const before = bundledFiles.catalog.releases.findLast(({ id }) => compareReleases(id, snapshot.id) <= 0);
  if (!before) return { problem: `${snapshot.id} is older than the catalogue` };
  const { toolchain, digests } = before;
  const settings: Settings = { toolchain, digests, ...options.settings };
  const read = readRelease(snapshot, settings);
  if ('problem' in read) return { problem: `${snapshot.id}: ${read.problem}` };
  const release = releaseFileOf(read.release);
  if ('problem' in release) return { problem: `${snapshot.id}: ${release.problem}` };

  const carried = Object.entries({ toolchain, digests }).filter(([name]) => !Object.hasOwn(options.settings, name));
  const carriedOver =
    carried.length > 0 ? { settings: Object.fromEntries(carried) as Partial<Settings>, from: before.id } : undefined;
  const notes = [
    ...describe(snapshot, release),
    ...describeSettings(settings, snapshot.id, carriedOver),
    ...describeUnread(read.unread, snapshot.notes),
  ];
  return { file: formatRelease(release), notes };
}

function readOptions(args: readonly string[]): ReleaseSource | { readonly help: string } | Problem {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...SOURCE_OPTIONS, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
    if (values.help) return { help: HELP };
    if ((values.release?.length ?? 0) > 1) return { problem: 'export one release at a time, each into its own file' };
    return readSource(values, positionals);
  } catch (error) {
    return { problem: `${messageOf(error).split('. ')[0]}; restage export-release --help lists the options` };
  }
}

function releaseFileOf({ images, release }: CatalogRelease): ReleaseFile | Problem {
  const entries = Object.entries(images).map(([name, { digest, runtime, version }]) => [
    name,
    { digest, version, runtime },
  ]);
  return checkRelease({
    format: 1,
    kind: 'stagex-release',
    source: 'command line export',
    ...release,
    images: Object.fromEntries(entries),
  });
}

/** How many images, and how they differ from the release before. */
function describe(snapshot: Snapshot, release: ReleaseFile): readonly string[] {
  const review = reviewRelease(bundledFiles, release);
  const head = `${describeSnapshot(snapshot)}: ${Object.keys(release.images).length} images`;
  if ('problem' in review) return [head, `  not for this version of restage: ${review.problem}`];
  if (!review.isNew) return [head, '  this version of restage has the release already'];
  return [`${head}, ${review.newNames.length} new and ${review.gone.length} gone since ${review.before}`];
}
