import type { Catalog, Image, Release } from '../../catalog/catalog.ts';
import { listReleases } from '../move.ts';
import { hasUnknownVersion, lastListed } from '../own-releases.ts';
import type { Rule } from '../rule.ts';
import { type RustBuild, rustBuilds } from '../rust-builds.ts';
import { compareVersions } from '../versions.ts';

/** Cargo refuses a package whose rust-version is newer than its compiler; only rustup reads rust-toolchain.toml. */
export const rustVersion: Rule = {
  name: 'rust-version',
  summary: 'The Rust of the target release is not the one the project asks for',
  level: 'advice',
  ecosystem: 'rust',
  *find({ catalog, images, options, stages }) {
    const { rustVersion: wanted, toolchain } = options;
    for (const image of images) {
      const version = image.at && rustOf(image.at, catalog);
      if (!image.at || !version) continue;
      const { name, release } = image.at;
      const has = `${name} of ${release.id} has Rust ${version}`;
      if (wanted !== undefined && compareVersions(wanted, version) > 0) {
        const builders = stages.filter((stage) => stage.images.includes(image));
        const isRefused = builders.some((stage) => rustBuilds(stage).some(checksVersion));
        yield {
          at: image.reference,
          level: isRefused ? 'blocker' : 'advice',
          message: `${has}, and Cargo.toml asks for ${wanted} or newer. ${whoHas(wanted, catalog)}`,
        };
      } else if (
        toolchain !== undefined &&
        /^\d+(\.\d+)*$/.test(toolchain) &&
        !`${version}.`.startsWith(`${toolchain}.`)
      ) {
        yield {
          at: image.reference,
          message: `${has}, and rust-toolchain.toml names ${toolchain}. Only rustup follows that file, and ${name} has none: this build takes ${version}.`,
        };
      }
    }
  },
};

/** The version of the compiler in an image; pallet-rust has no version of its own before 2025.07.0. */
function rustOf({ name, release, version }: Image, catalog: Catalog): string | undefined {
  if (name === 'core-rust' || name === 'rust') return version ?? undefined;
  return name === 'pallet-rust' ? (version ?? catalog.image('core-rust', release)?.version ?? undefined) : undefined;
}

function whoHas(wanted: string, catalog: Catalog): string {
  const isEnough = (release: Release) => {
    const image = ['pallet-rust', 'core-rust', 'rust'].map((name) => catalog.image(name, release)).find(Boolean);
    const version = image && rustOf(image, catalog);
    return version !== undefined && compareVersions(version, wanted) >= 0;
  };
  const releases = catalog.releases.filter(isEnough);
  if (releases.length > 0) return `New enough: ${listReleases(releases)}.`;
  const unknown = catalog.releases.filter((release) => {
    const image = catalog.image('pallet-rust', release);
    return image && hasUnknownVersion(image);
  });
  return `No release up to ${lastListed(catalog).id} is new enough${unknown.length > 0 ? `; of ${listReleases(unknown)} that is not known` : ''}.`;
}

/** `cargo install <crate>` builds something else than the project. */
function checksVersion({ command, subcommand }: RustBuild): boolean {
  const has = (option: string) => command.args.some(({ value }) => value === option || value.startsWith(`${option}=`));
  if (has('--ignore-rust-version') || !command.name?.value.endsWith('cargo')) return false;
  return subcommand !== 'install' || has('--path');
}
