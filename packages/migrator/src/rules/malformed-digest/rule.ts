import type { Catalog } from '../../catalog/catalog.ts';
import type { Rule } from '../rule.ts';

/** As many digits as people write when they shorten a digest; enough to tell those of one image apart. */
const SHORTENED = 8;

/** A published StageX tutorial prints a digest of 63 digits; Docker refuses it as an invalid reference. */
export const malformedDigest: Rule = {
  name: 'malformed-digest',
  summary: 'Docker refuses the digest: it is not sha256: and 64 lower-case hex digits',
  level: 'blocker',
  ecosystem: 'images',
  *find({ catalog, images }) {
    for (const { name, pin } of images) {
      if (pin.kind !== 'malformed') continue;
      const { text } = pin.digest;
      const near = nearestRelease(text, name.text, catalog);
      yield {
        at: pin.digest,
        message: `${defect(text)}, so Docker refuses this reference. Take the digest from where it was published${near ? `; it looks like ${name.text} of ${near}` : ''}.`,
      };
    }
  },
};

function defect(digest: string): string {
  const hex = digest.replace(/^sha256:/, '');
  if (hex === digest) return 'A digest begins with sha256:';
  if (/^[0-9a-f]*$/i.test(hex)) {
    return hex.length === 64
      ? 'The hex digits must be lower case'
      : `The digest has ${hex.length} hex digits instead of 64`;
  }
  return 'The digest has characters that are not hex digits';
}

/** A digest that was cut short, or lost or gained a digit, still points at its release; only a person can be sure. */
function nearestRelease(digest: string, name: string, catalog: Catalog): string | undefined {
  const written = digest.replace(/^sha256:/, '').toLowerCase();
  const near = catalog
    .history(name)
    .filter((image) => [image.digest, image.indexDigest].some((known) => known && looksLike(known, written)));
  return near.at(-1)?.release.id;
}

function looksLike(known: string, written: string): boolean {
  return isOneDigitAway(known, written) || (written.length >= SHORTENED && known.startsWith(written));
}

function isOneDigitAway(known: string, written: string): boolean {
  if (Math.abs(known.length - written.length) > 1) return false;
  let start = 0;
  while (start < known.length && known[start] === written[start]) start += 1;
  const rest = Math.max(known.length, written.length) - start - 1;
  return rest <= 0 || known.slice(known.length - rest) === written.slice(written.length - rest);
}
