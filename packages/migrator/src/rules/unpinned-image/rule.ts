import type { ImageUse } from '../../dockerfile/dockerfile.ts';
import { practiceRule, type Sighting } from '../practice.ts';

/** A tag can be moved to another image; a digest cannot (OCI image specification, descriptors). */
export const unpinnedImage = practiceRule({
  name: 'unpinned-image',
  summary: 'An image of another registry is named without its digest',
  level: 'advice',
  *see({ dockerfile, images }) {
    const stagex = new Map(images.map((image) => [image.use.range.start, image]));
    const places = new Set<number>();
    for (const use of dockerfile.images) {
      const { start } = use.range;
      // An ARG may be the image of several FROMs.
      if (places.has(start)) continue;
      places.add(start);
      const pin = stagex.get(start)?.pin.kind;
      if (pin === 'parametrised' || use.source.kind === 'variable') yield { at: use.range, state: 'unknown' };
      // pin-image speaks of these.
      else if (pin) yield { at: use.range, state: pin === 'unpinned' ? 'broken' : 'kept' };
      else if (use.source.kind === 'image') yield seeForeign(use, use.source);
    }
  },
});

function seeForeign(
  { position, range }: ImageUse,
  { reference: { digest, name, tag, text } }: Extract<ImageUse['source'], { kind: 'image' }>,
): Sighting {
  if (digest) return { at: range, state: 'kept' };
  // `COPY --from=sources`: Docker takes a name that the build command defines before it asks a registry.
  if (position !== 'from' && !tag && !/[./]/.test(name.text)) return { at: range, state: 'unknown' };
  return {
    at: range,
    state: 'broken',
    message: `${text} is whatever its registry has under that ${tag ? 'tag' : 'name'} on the day of the build; write the digest behind it, ${name.text}${tag ? `:${tag.text}` : ''}@sha256:….`,
  };
}
