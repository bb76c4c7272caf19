/**
 * What a link carries, as JSON. A published format is never changed: another field that can be left out may come, and
 * anything else is a new format beside the old ones. `link.test.ts` holds a link of each.
 */
import * as v from 'valibot';
import { LIMIT } from '../text.ts';
import { MOST_FILES } from '../work.ts';

/** More than any file of 1 MiB can need. */
const MOST_MARKS = 50_000;

export const ReleaseId = v.pipe(v.string(), v.regex(/^\d{4}\.\d{2}\.\d+$/));
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
export const Marks = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(200)), v.boolean()),
  v.check((marks) => Object.keys(marks).length <= MOST_MARKS),
);

/** Format 1: `#v1=`. */
export const FirstSchema = v.object({ text: v.string(), release: v.exactOptional(ReleaseId) });

const FileSchema = v.object({
  /** Where it stands in its repository; `Dockerfile` where it is left out. */
  path: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))),
  text: v.string(),
  /** By finding id: true applies a suggestion, false leaves a safe change. */
  decisions: v.exactOptional(Marks),
  /** By finding id: what a person ticked off. */
  done: v.exactOptional(Marks),
});

export const OptionsSchema = v.object({
  tags: v.exactOptional(v.picklist(['auto', 'keep', 'version', 'release', 'none'])),
  digests: v.exactOptional(v.picklist(['listed', 'index'])),
  registries: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(255), v.regex(/^[a-z0-9][a-z0-9._:/-]*$/))),
      v.maxLength(20),
      v.readonly(),
    ),
  ),
  rustVersion: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,4}(\.\d{1,4}){0,2}$/))),
});

/** Format 2: `#v2=`. */
export const SecondSchema = v.object({
  files: v.pipe(
    v.array(FileSchema),
    v.minLength(1),
    v.maxLength(MOST_FILES),
    v.check((files) => files.reduce((total, { text }) => total + text.length, 0) <= LIMIT),
    v.readonly(),
  ),
  /** Target release. */
  release: v.exactOptional(ReleaseId),
  options: v.exactOptional(OptionsSchema),
  /** The newest release of the catalogue that gave the result. */
  catalog: v.exactOptional(ReleaseId),
  /** The releases that the maker of the link had added, and a hash of each. */
  own: v.exactOptional(
    v.pipe(
      v.record(ReleaseId, Hash),
      v.check((own) => Object.keys(own).length <= 50),
    ),
  ),
  /** A hash of the result. */
  result: v.exactOptional(Hash),
});

export type Shared = v.InferOutput<typeof SecondSchema>;
