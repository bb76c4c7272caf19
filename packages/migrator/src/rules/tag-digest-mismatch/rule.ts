import { describeImages } from '../move.ts';
import type { Rule } from '../rule.ts';
import { releaseOfTag, tagKind } from '../tags.ts';

/** Docker and BuildKit ignore the tag of a reference that has a digest. */
export const tagDigestMismatch: Rule = {
  name: 'tag-digest-mismatch',
  summary: 'Tag and digest name different images, and Docker follows the digest',
  level: 'advice',
  ecosystem: 'images',
  *find({ catalog, images }) {
    for (const { name, pin, reference } of images) {
      if (pin.kind !== 'listed' || !reference.tag) continue;
      const { images: pinned } = pin.identity;
      const tag = reference.tag.text;
      const versions = catalog.history(name.text).map(({ version }) => version);
      const release = versions.includes(tag) ? undefined : releaseOfTag(tag);
      const agrees =
        release !== undefined
          ? pinned.some((image) => image.release.id === release)
          : tagKind(tag, versions) !== 'version' || pinned.some(({ version }) => version === null || version === tag);
      if (agrees) continue;
      yield {
        at: reference,
        message: `The tag says ${tag}, the digest is ${describeImages(pinned)}. Docker follows the digest, so that is what this file builds.`,
      };
    }
  },
};
