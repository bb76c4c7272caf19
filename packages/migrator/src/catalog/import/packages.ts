/** Finds the images that the packages of a StageX tree make, with their versions. */
import { readDockerfile } from '../../dockerfile/read.ts';
import type { Release } from '../format.ts';
import type { Problem } from '../problem.ts';
import { type PackageToml, readPackageToml } from './package-toml.ts';
import type { Tree } from './tree.ts';
import { readWord } from './variables.ts';
import { isTag, resolveVersion, type VersionSource } from './versions.ts';

/** One image that a package makes. */
export interface PackageImage {
  readonly name: string;
  /** As `packages/core/rust`. */
  readonly directory: string;
  readonly containerfile: string | undefined;
  /** The stage of the Containerfile that is published. */
  readonly stage: string;
  /** null: published without a version. */
  readonly version: string | null;
}

export interface Packages {
  /** By image name. */
  readonly images: ReadonlyMap<string, PackageImage>;
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
}

/** Reads all packages: `packages/<name>` where names are flat, else `packages/<category>/<name>`. */
export function readPackages(tree: Tree, naming: Release['naming']): Packages {
  return naming === 'flat' ? readFlatPackages(tree) : readCategoryPackages(tree);
}

function readFlatPackages(tree: Tree): Packages {
  const images = directoriesOf(tree, 2).map((directory): [string, PackageImage] => {
    const name = directory.slice('packages/'.length);
    const containerfile = tree.get(`${directory}/Containerfile`);
    const version = containerfile === undefined ? null : versionIn(containerfile);
    return [name, { name, directory, containerfile, stage: 'package', version }];
  });
  return { images: new Map(images), problems: [] };
}

/** The version that a Containerfile sets, `ARG VERSION=1.2.3` or `ENV VERSION=1.2.3`. */
function versionIn(containerfile: string): string | null {
  const dockerfile = readDockerfile(containerfile);
  if ('problem' in dockerfile) return null;
  const versions = dockerfile.instructions
    .flatMap(({ variables }) => variables)
    .flatMap(({ name, raw }) => (name === 'VERSION' && raw ? [readWord(raw.text, () => undefined)] : []));
  return versions.find((version) => version !== undefined && isTag(version)) ?? null;
}

function readCategoryPackages(tree: Tree): Packages {
  const problems = new Set<string>();
  const made = new Map<string, Omit<PackageImage, 'version'>>();
  const versions = new Map<string, VersionSource | undefined>();
  for (const directory of directoriesOf(tree, 3)) {
    const read = readPackage(tree, directory);
    if ('problem' in read) problems.add(read.problem);
    const toml = 'problem' in read ? undefined : read;
    const [, category, own] = directory.split('/');
    const containerfile = tree.get(`${directory}/Containerfile`);
    const subpackages = (toml?.subpackages ?? []).map((name) => [name, `package-${name}`] as const);
    for (const [base, stage] of [[own, 'package'] as const, ...subpackages]) {
      const name = `${category}-${base}`;
      const before = made.get(name)?.directory;
      if (before !== undefined) problems.add(`${before} and ${directory} both make ${name}; the second counts`);
      made.set(name, { name, directory, containerfile, stage });
      versions.set(name, toml);
    }
  }

  const images = [...made.values()].map((image): [string, PackageImage] => {
    const { version, problem } = resolveVersion(image.name, versions);
    if (problem !== undefined) problems.add(problem);
    return [image.name, { ...image, version }];
  });
  return { images: new Map(images), problems: [...problems] };
}

function readPackage(tree: Tree, directory: string): PackageToml | Problem {
  const path = `${directory}/package.toml`;
  const text = tree.get(path);
  return text === undefined ? { problem: `${path} is missing` } : readPackageToml(path, text);
}

/** The folders of packages, sorted; `depth` counts the parts of their path. */
function directoriesOf(tree: Tree, depth: number): readonly string[] {
  const directories = [...tree.keys()]
    .filter((path) => path.startsWith('packages/'))
    .map((path) => path.slice(0, path.lastIndexOf('/')))
    .filter((directory) => directory.split('/').length === depth);
  return [...new Set(directories)].sort();
}
