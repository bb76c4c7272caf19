/** Image references as people write them, for generated Dockerfiles. */
import fc, { type Arbitrary } from 'fast-check';
import { bundledCatalog } from '../catalog/bundled.ts';
import type { Image } from '../catalog/catalog.ts';

/**
 * A reference to a StageX image.
 *
 * - `listed`: with a digest of the catalogue, of a manifest or of an index
 * - `unknown`: with a digest that nobody has
 * - `malformed`: with something Docker does not take for a digest
 * - `unpinned`: without a digest
 */
export interface StagexReference {
  readonly kind: 'listed' | 'unknown' | 'malformed' | 'unpinned';
  readonly text: string;
  readonly name: string;
  readonly mirrored: boolean;
}

/** The mirror whose references are StageX's; a migration must be told of it. */
export const MIRROR = 'ghcr.io/acme/stagex';

/** Images that have something to tell: renamed, moved, merged, removed, gone and back, without a version. */
const TELLING = [
  'core-user-runtime',
  'core-filesystem',
  'core-busybox',
  'core-ocaml',
  'user-ocaml',
  'user-fmt',
  'user-tofu',
  'core-llvm16',
  'core-zig',
  'user-mesa',
  'pallet-rust',
  'pallet-go',
  'pallet-gcc',
  'pallet-gcc-gnu-gnu',
  'pallet-gcc-cmake-busybox',
  'pallet-clang',
  'pallet-clang-cmake-busybox',
  'pallet-python',
  'pallet-nodejs',
  'core-gcc',
  'core-llvm',
  'core-bash',
  'user-redis',
  'rust',
  'busybox',
  'gcc',
];

/** One image for each digest that a name has had. */
function imagesNamed(name: string): readonly Image[] {
  return [...new Map(bundledCatalog.history(name).map((image) => [image.digest, image])).values()];
}

const everyName = [...new Set(bundledCatalog.releases.flatMap((release) => bundledCatalog.names(release)))];
const image: Arbitrary<Image> = fc
  .oneof(fc.constantFrom(...TELLING), fc.constantFrom(...everyName))
  .chain((name) => fc.constantFrom(...imagesNamed(name)));

const namespace = fc.oneof(
  { weight: 6, arbitrary: fc.constant('stagex') },
  fc.constantFrom('docker.io/stagex', 'index.docker.io/stagex', 'quay.io/stagex', MIRROR),
);

function tagsOf({ release, version }: Image): Arbitrary<string> {
  const versions = version === null ? [] : [`:${version}`];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: fc.constantFrom(`:sx${release.id}`, ...versions) },
    fc.constantFrom(':latest', ':local', ':1.2.3', ':sx2025.06.0', ':2025.10.0', ':sx2026.09.0'),
  );
}

const UNKNOWN = [0, 1, 2].map((digit) => `@sha256:${`${digit}123456789abcdef`.slice(0, 16).repeat(4)}`);
const MALFORMED = [
  `@sha256:${'0123456789abcdef'.repeat(4).slice(1)}`,
  `@sha256:${'0123456789ABCDEF'.repeat(4)}`,
  `@${'0123456789abcdef'.repeat(4)}`,
  `@sha512:${'0123456789abcdef'.repeat(4)}`,
  '@sha256:',
  '@',
];

function digestsOf({ digest, indexDigest }: Image): Arbitrary<readonly [StagexReference['kind'], string]> {
  const listed = [digest, indexDigest].flatMap((hex) => (hex === undefined ? [] : [`@sha256:${hex}`]));
  const as = (kind: StagexReference['kind'], texts: readonly string[]) =>
    fc.constantFrom(...texts).map((text) => [kind, text] as const);
  return fc.oneof(
    { weight: 8, arbitrary: as('listed', listed) },
    { weight: 2, arbitrary: as('unpinned', ['']) },
    as('unknown', UNKNOWN),
    as('malformed', MALFORMED),
  );
}

/** Every form and release of the catalogue; some names more often, because more happened to them. */
export const stagexReference: Arbitrary<StagexReference> = image.chain((from) =>
  fc.tuple(namespace, tagsOf(from), digestsOf(from)).map(([registry, tag, [kind, digest]]) => ({
    kind,
    text: `${registry}/${from.name}${tag}${digest}`,
    name: from.name,
    mirrored: registry === MIRROR,
  })),
);

/** Images that are not StageX's, and build contexts, which look the same. */
export const foreignReference: Arbitrary<string> = fc.constantFrom(
  'alpine:3.22',
  'docker.io/library/debian:trixie-slim',
  `localhost:5000/tools/rust@sha256:${'0123456789abcdef'.repeat(4)}`,
  'mysten/stagex',
  'ghcr.io/acme/stagex-tools/core-curl:sx2025.10.0',
  'docker.io/stagexx/core-curl',
  'example.org/stagex/core-curl',
  'stagex',
  'source',
);
