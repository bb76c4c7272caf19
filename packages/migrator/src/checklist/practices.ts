/** The practices of the checklist, and the words for what is seen of each. */
import { buildStamp } from '../rules/build-stamp/rule.ts';
import { cargoCacheLayers } from '../rules/cargo-cache-layers/rule.ts';
import { cargoCacheTarget } from '../rules/cargo-cache-target/rule.ts';
import { cargoLocked } from '../rules/cargo-locked/rule.ts';
import { gitCommit } from '../rules/git-commit/rule.ts';
import { goLocked } from '../rules/go-locked/rule.ts';
import { goTrimpath } from '../rules/go-trimpath/rule.ts';
import { mixedReleases } from '../rules/mixed-releases/rule.ts';
import { networkNone } from '../rules/network-none/rule.ts';
import { nodeLocked } from '../rules/node-locked/rule.ts';
import { packageVersions } from '../rules/package-versions/rule.ts';
import { pinImage } from '../rules/pin-image/rule.ts';
import { pipLocked } from '../rules/pip-locked/rule.ts';
import { pipeToShell } from '../rules/pipe-to-shell/rule.ts';
import type { PracticeRule, Sighting } from '../rules/practice.ts';
import type { Context } from '../rules/rule.ts';
import { rustDeterminism } from '../rules/rust-determinism/rule.ts';
import { sourceDateEpoch } from '../rules/source-date-epoch/rule.ts';
import { uncheckedDownload } from '../rules/unchecked-download/rule.ts';
import { unpinnedImage } from '../rules/unpinned-image/rule.ts';

export interface Definition {
  readonly name: string;
  readonly title: string;
  /** The names of the rules that speak of it. */
  readonly rules: readonly string[];
  see(context: Context): readonly Sighting[];
  /** The reasons. Lines follow the first two. */
  readonly met: string;
  readonly missed: string;
  readonly none: string;
}

export const definitions: readonly Definition[] = [
  {
    ...seenBy(unpinnedImage),
    name: 'base-images',
    title: 'Base images are pinned by digest',
    rules: [unpinnedImage.name, pinImage.name],
    met: 'Every image has its digest',
    missed: 'An image has no digest',
    none: 'The file names no image',
  },
  {
    name: 'one-release',
    title: 'StageX images are from one release',
    rules: [mixedReleases.name],
    see: seeReleases,
    met: 'One release has every pin',
    missed: 'No release has all of these pins',
    none: 'No StageX image is pinned',
  },
  {
    ...seenBy(networkNone),
    title: 'The network is off where code is compiled',
    met: 'RUN --network=none',
    missed: 'A RUN compiles with the network on',
    none: 'No RUN is seen to compile; scripts that it starts are not read',
  },
  {
    ...seenBy(cargoLocked),
    title: 'Cargo takes the versions of Cargo.lock',
    met: 'cargo has --locked or --frozen',
    missed: 'cargo may write Cargo.lock anew',
    none: 'No RUN calls cargo for that',
  },
  {
    ...seenBy(nodeLocked),
    title: 'npm, yarn, pnpm and bun take the versions of their lockfile',
    met: 'They keep to the lockfile',
    missed: 'The lockfile may be written anew, or there is none',
    none: 'No RUN installs packages of Node.js',
  },
  {
    ...seenBy(pipLocked),
    title: 'pip and uv compare hashes',
    met: 'Hashes are asked for, or nothing is downloaded',
    missed: 'No hash is asked for',
    none: 'No RUN installs packages of Python',
  },
  {
    ...seenBy(goLocked),
    title: 'Go takes the modules of go.mod and go.sum',
    met: 'go stops at what does not fit go.sum, and versions are named',
    missed: 'Modules may be others than go.mod says',
    none: 'No RUN calls go for that',
  },
  {
    ...seenBy(sourceDateEpoch),
    title: 'Time is fixed by SOURCE_DATE_EPOCH',
    met: 'It is set where code is compiled',
    missed: 'It is not set where code is compiled',
    none: 'No RUN is seen to compile',
  },
  {
    ...seenBy(buildStamp),
    title: 'No time of the build and no host name is written',
    met: 'date gets its time from SOURCE_DATE_EPOCH',
    missed: 'A RUN writes it',
    none: 'No RUN asks for either; scripts that it starts are not read',
  },
  {
    ...seenBy(uncheckedDownload),
    title: 'Files from the web are compared with a checksum',
    met: 'They are compared',
    missed: 'A file is compared with nothing',
    none: 'Nothing is taken by ADD, curl or wget',
  },
  {
    ...seenBy(gitCommit),
    title: 'Git sources are named by commit',
    met: 'A whole commit is named',
    missed: 'A branch or a tag can move',
    none: 'Nothing is taken from Git',
  },
  {
    ...seenBy(pipeToShell),
    title: 'No shell runs what a download sends',
    met: 'What is downloaded goes to no shell',
    missed: 'A shell runs it',
    none: 'No RUN downloads with curl or wget',
  },
  {
    ...seenBy(packageVersions),
    title: 'Package managers install named versions',
    met: 'Versions are named, or the mirror is a snapshot',
    missed: 'The mirror decides which version',
    none: 'No RUN installs with apt, apk, dnf, yum or zypper',
  },
  {
    ...seenBy(rustDeterminism),
    title: 'Rust is compiled with settings that do not vary',
    met: 'The number of codegen units is set',
    missed: 'A setting varies, or is left to Cargo.toml',
    none: 'No RUN is seen to link a Rust program',
  },
  {
    ...seenBy(goTrimpath),
    title: 'Go programs hold no paths of the build',
    met: 'go has -trimpath',
    missed: 'go lacks -trimpath',
    none: 'No RUN builds a Go program',
  },
  {
    ...seenBy(cargoCacheLayers),
    name: 'cargo-caches',
    title: 'Caches of cargo do not defeat each other',
    rules: [cargoCacheLayers.name, cargoCacheTarget.name],
    see: (context) => [...cargoCacheLayers.see(context), ...cargoCacheTarget.see(context)],
    met: 'Cargo writes where its cache is, and no layer is hidden by one',
    missed: 'A cache is not used, or hides a layer',
    none: 'No RUN mounts a cache for what cargo compiles',
  },
];

/** What one rule sees; the practice has its name. */
function seenBy({ name, see }: PracticeRule): Pick<Definition, 'name' | 'rules' | 'see'> {
  return { name, rules: [name], see };
}

/** Of the pins that are known; one that is not may be of any release. */
function seeReleases({ catalog, images }: Context): readonly Sighting[] {
  const releases = images.map(({ pin }) =>
    pin.kind === 'listed' ? pin.identity.images.map(({ release }) => release.id) : undefined,
  );
  const pinned = releases.filter((ids) => ids !== undefined);
  const isOne = catalog.releases.some(({ id }) => pinned.every((ids) => ids.includes(id)));
  return images.flatMap(({ pin, reference }, index): readonly Sighting[] => {
    if (releases[index]) return [{ at: reference, state: isOne ? 'kept' : 'broken' }];
    return pin.kind === 'unpinned' && pinned.length === 0 ? [] : [{ at: reference, state: 'unknown' }];
  });
}
