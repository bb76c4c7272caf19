/** Which references of a Dockerfile are StageX images, and what the catalogue knows of them. */
import type { Catalog, Identity, Image, Release } from './catalog/catalog.ts';
import type { Dockerfile, ImageUse } from './dockerfile/dockerfile.ts';
import { type ImageReference, type Part, parseReference } from './dockerfile/reference.ts';

/** Where StageX publishes: Docker Hub, whose registry name may be left out, and quay.io since 2025.04.1. */
const PUBLISHED = ['stagex', 'docker.io/stagex', 'index.docker.io/stagex', 'quay.io/stagex'];

/** `${REGISTRY}/stagex`: somebody's mirror, or StageX's own. */
const WITH_VARIABLE = /^\$(?:\w+\/|\{[^{}]*\}\/?)stagex$/;

/** A reference to a StageX image. */
export interface StagexImage {
  readonly use: ImageUse;
  readonly reference: ImageReference;
  /** The image name alone, `pallet-rust`. */
  readonly name: Part;
  /** Whether it comes from a mirror that the user named, which may lack names and releases. */
  readonly mirrored: boolean;
  /** False where the text is more than the reference: split over lines, or put together from variables. */
  readonly editable: boolean;
  readonly pin: Pin;
  /**
   * The image that it is on the target release once every change is accepted; undefined where that is not known: an
   * unlisted digest, a name that is gone.
   */
  readonly at: Image | undefined;
}

/**
 * What the digest of a reference says.
 *
 * - `listed`: the catalogue has it under this name
 * - `unlisted`: well-formed and not known under this name; `names` are others that have it
 * - `malformed`: not a digest Docker accepts
 * - `unpinned`: the reference has no digest
 * - `parametrised`: part of the reference is known only when the build runs
 */
export type Pin =
  | { readonly kind: 'listed'; readonly identity: Identity }
  | { readonly kind: 'unlisted'; readonly digest: string; readonly names: readonly string[] }
  | { readonly kind: 'malformed'; readonly digest: Part }
  | { readonly kind: 'unpinned' }
  | { readonly kind: 'parametrised' };

/** How to look at references. */
export interface Recognition {
  readonly target: Release;
  /** Namespaces of mirrors, `ghcr.io/acme/stagex`. */
  readonly registries: readonly string[];
  /** Whether to rebuild the OCI index to recognise a digest that is in no list. */
  readonly reconstruct: boolean;
}

/** A file may name any number of digests that nobody knows; each costs some tenths of a second. */
const RECONSTRUCTIONS = 24;

/** The StageX references of a file, in the order of the text. */
export function recogniseImages(dockerfile: Dockerfile, catalog: Catalog, how: Recognition): readonly StagexImage[] {
  let reconstructions = how.reconstruct ? RECONSTRUCTIONS : 0;
  const identify = (name: string, digest: string): Identity | undefined => {
    const listed = catalog.identify(name, digest);
    if (listed || reconstructions === 0) return listed;
    reconstructions -= 1;
    return catalog.identifyIndex(name, digest);
  };

  return dockerfile.images.flatMap((use) => {
    const reference = referenceOf(use);
    const name = reference && stagexName(reference.name, how.registries);
    if (!name) return [];
    const editable = use.source.kind === 'image' && use.source.editable;
    const mirrored = !PUBLISHED.includes(namespaceOf(reference.name));
    const pin: Pin =
      use.source.kind === 'variable' ? { kind: 'parametrised' } : readPin(reference, name.text, identify, catalog);
    const at = pin.kind === 'listed' || pin.kind === 'unpinned' ? imageAt(name.text, how.target, catalog) : undefined;
    return [{ use, reference, name, mirrored, editable, pin, at }];
  });
}

function imageAt(name: string, target: Release, catalog: Catalog): Image | undefined {
  const way = catalog.resolve(name, target);
  return way.status === 'present' || way.status === 'successor' ? catalog.image(way.name, target) : undefined;
}

function referenceOf({ source, range }: ImageUse): ImageReference | undefined {
  if (source.kind === 'image') return source.reference;
  return source.kind === 'variable' ? parseReference(source.template, range.start) : undefined;
}

function stagexName(name: Part, registries: readonly string[]): Part | undefined {
  const namespace = namespaceOf(name);
  if (![...PUBLISHED, ...registries].includes(namespace) && !WITH_VARIABLE.test(namespace)) return undefined;
  const text = name.text.slice(namespace.length + 1);
  return text ? { text, start: name.end - text.length, end: name.end } : undefined;
}

function namespaceOf(name: Part): string {
  return name.text.slice(0, Math.max(0, name.text.lastIndexOf('/')));
}

function readPin(
  { digest }: ImageReference,
  name: string,
  identify: (name: string, digest: string) => Identity | undefined,
  catalog: Catalog,
): Pin {
  if (!digest) return { kind: 'unpinned' };
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest.text)?.[1];
  if (!hex)
    return /^sha512:[0-9a-f]{128}$/.test(digest.text) ? unlisted(digest.text, []) : { kind: 'malformed', digest };
  const identity = identify(name, hex);
  return identity ? { kind: 'listed', identity } : unlisted(hex, catalog.namesOf(hex));
}

function unlisted(digest: string, names: readonly string[]): Pin {
  return { kind: 'unlisted', digest, names };
}
