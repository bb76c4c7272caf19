/**
 * A release in a file of its own: one that a reader adds to the catalogue. The command line writes such files from a
 * checkout of StageX (`restage export-release`), and digest lists become one (`release-from-lists.ts`).
 *
 * ```json
 * {
 *   "format": 1,
 *   "kind": "stagex-release",
 *   "source": "command line export",
 *   "id": "2026.06.0",
 *   "date": "2026-06-14",
 *   "commit": "0123456789abcdef0123456789abcdef01234567",
 *   "tagged": true,
 *   "naming": "category",
 *   "toolchain": "llvm",
 *   "digests": "manifest",
 *   "images": {
 *     "core-rust": { "digest": "<64 hex digits>", "version": "1.96.0", "runtime": { "user": "1000:1000" } }
 *   }
 * }
 * ```
 *
 * The file comes from anybody, so everything in it has a bound.
 */
import * as v from 'valibot';
import { CATEGORIES } from './digest-lists.ts';
import { Digest, ImageName, RuntimeSchema, releaseEntries } from './format.ts';
import { isTag } from './import/versions.ts';
import { messageOf, type Problem } from './problem.ts';

/** Ten times what a release has. */
const MOST_IMAGES = 5000;
/** UTF-16 code units; a release of some 500 images has less than 200,000. */
const LONGEST = 4 * 1024 * 1024;

const KIND = 'stagex-release';

const ImageSchema = v.strictObject({
  digest: Digest,
  /** null: not known, or, in a command line export, published without a version. */
  version: v.nullable(v.pipe(v.string(), v.check(isTag, 'a version is what Docker accepts as a tag'))),
  /** null: not known. */
  runtime: v.nullable(RuntimeSchema),
});

export const ReleaseFileSchema = v.pipe(
  v.strictObject({
    format: v.literal(1, 'this version of Restage reads format 1'),
    kind: v.literal(KIND),
    /** Where it comes from; see `Own` in `format.ts`. */
    source: v.picklist(['digest lists', 'command line export']),
    ...releaseEntries,
    /** null, as the two below: not known. */
    date: v.nullable(releaseEntries.date),
    commit: v.nullable(releaseEntries.commit),
    tagged: v.nullable(releaseEntries.tagged),
    images: v.pipe(
      v.record(ImageName, ImageSchema),
      v.maxEntries(MOST_IMAGES, `a release has at most ${MOST_IMAGES} images`),
      v.minEntries(1, 'a release has images'),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.naming === 'flat') return;
    // A name that is not here counts as gone from StageX, so half a release would say what is not so.
    const names = Object.keys(dataset.value.images);
    for (const category of CATEGORIES) {
      if (names.some((name) => name.startsWith(`${category}-`))) continue;
      addIssue({ message: `no image is of the category ${category}, so this is not a whole release` });
    }
  }),
);

/** A release that a reader adds. */
export type ReleaseFile = Readonly<v.InferOutput<typeof ReleaseFileSchema>>;

/**
 * Checks a value that may be a release.
 *
 * @returns the release, or what is wrong with the value and where
 */
export function checkRelease(value: unknown): ReleaseFile | Problem {
  const checked = v.safeParse(ReleaseFileSchema, value, { abortPipeEarly: true });
  if (checked.success) return checked.output;
  if (!hasKind(value)) return { problem: 'this is not what restage export-release writes' };
  const [issue] = checked.issues;
  const path = v.getDotPath(issue);
  return { problem: `${path === null ? '' : `${path}: `}${issue.message}` };
}

/** As `checkRelease`, from the text of a file, with what to do about a problem. */
export function readRelease(text: string): ReleaseFile | Problem {
  if (text.length > LONGEST) return { problem: 'this is too large for a release; check which file it is' };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problem: `this is not JSON (${messageOf(error)}); check which file it is, and that it is whole` };
  }
  const checked = checkRelease(value);
  return 'problem' in checked ? { problem: `${checked.problem}; export the release again` } : checked;
}

/** The text of a file: JSON with one image a line, so that two releases read as a diff. */
export function formatRelease({ images, ...release }: ReleaseFile): string {
  const lines = (object: object, indent: string) =>
    Object.entries(object).map(([key, value]) => `${indent}${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const sorted = Object.fromEntries(Object.entries(images).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `{\n${lines(release, '  ').join(',\n')},\n  "images": {\n${lines(sorted, '    ').join(',\n')}\n  }\n}\n`;
}

function hasKind(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === KIND;
}
