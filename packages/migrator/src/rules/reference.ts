/** New references to StageX images, written as the references of the file are. */
import type { Image } from '../catalog/catalog.ts';
import type { StagexImage } from '../stagex.ts';
import { pinnedTo } from './move.ts';
import type { Context } from './rule.ts';
import { newTag, tagKind } from './tags.ts';

/**
 * A reference to an image of the target release, `stagex/core-ncurses:6.5@sha256:…`, with the registry and the tag style
 * of the reference that it stands beside.
 *
 * @param to the image; its digests must be loaded
 */
export function referenceTo(to: Image, like: StagexImage, { catalog, options, tagStyle }: Context): string {
  const { at, name, reference } = like;
  const versions = catalog.history(name.text).map(({ version }) => version);
  const asked = options.tags ?? 'auto';
  // A reference that is right already shows whether the file wants tags.
  const style = asked === 'auto' && at && pinnedTo(like, at) ? 'keep' : asked;
  const kind = reference.tag && tagKind(reference.tag.text, versions);
  const isKept = (style === 'auto' || style === 'keep') && (kind === 'latest' || kind === 'other');
  const tag = isKept ? to.version : newTag(like, versions, to, style, tagStyle);
  const digest = options.digests === 'index' ? (to.indexDigest ?? to.digest) : to.digest;
  const namespace = reference.text.slice(0, name.start - reference.start);
  return `${namespace}${to.name}${tag ? `:${tag}` : ''}@sha256:${digest}`;
}
