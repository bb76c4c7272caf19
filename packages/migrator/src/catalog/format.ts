/**
 * The catalogue on disk: four JSON files, checked by these schemas when the catalogue is imported or extended.
 *
 * - `catalog.json`: releases, images and what the page must know before its first result. The digests of the newest
 *   release are whole; older ones are prefixes, enough to recognise a pin.
 * - `digests.json`: the whole digests, run by run, to confirm a recognised prefix and to move to an older release.
 * - `names.json`: what became of each image name that StageX gave up.
 * - `knowledge.json`: what images contain, what changed under the same name, and which images are broken.
 *
 * Digests are written as bare lower-case hex, without `sha256:`.
 */
import * as v from 'valibot';
import { isReleaseId } from './release-id.ts';

/** Eight digits and the image name: one false match in some 400 million for an image with ten digests. */
export const PREFIX_LENGTH = 8;

/** What nothing that StageX published comes near, so that a file from anybody stays small. */
const MOST = { nameLength: 128, valueLength: 4096, values: 256 } as const;

const hex = (length: number, what: string) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length}}$`), what));
export const Digest = hex(64, 'a digest is 64 lower-case hex digits');
export const DigestOrPrefix = v.union([Digest, hex(PREFIX_LENGTH, `a digest prefix is ${PREFIX_LENGTH} hex digits`)]);
export const ReleaseId = v.pipe(v.string(), v.check(isReleaseId, 'a release is written like 2026.03.0'));
export const ImageName = v.pipe(
  v.string(),
  v.maxLength(MOST.nameLength, `an image name has at most ${MOST.nameLength} characters`),
  v.regex(/^[a-z0-9]+([._-]+[a-z0-9]+)*$/, 'an image name is a Docker path component'),
);
/** Part of an image configuration. */
const Value = v.pipe(v.string(), v.maxLength(MOST.valueLength, `a value has at most ${MOST.valueLength} characters`));
const Values = v.pipe(v.array(Value), v.maxLength(MOST.values, `there are at most ${MOST.values} values`));
const Index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a release says of itself. */
export const releaseEntries = {
  /** As `2026.03.0`. */
  id: ReleaseId,
  /** Commit date, as 2026-03-13. */
  date: v.pipe(v.string(), v.isoDate('a date is written like 2026-03-13')),
  /** 40 lower-case hex digits. */
  commit: hex(40, 'a commit is 40 lower-case hex digits'),
  /** Whether StageX has a git tag for it. */
  tagged: v.boolean(),
  /** `flat` names an image `rust`, `category` names it `core-rust`. */
  naming: v.picklist(['flat', 'category']),
  /** What its images are built with. */
  toolchain: v.picklist(['gnu', 'llvm']),
  /** What the listed digest identifies. */
  digests: v.picklist(['manifest', 'index']),
};

const ReleaseSchema = v.strictObject(releaseEntries);

/** Part of the OCI image configuration, derived from the Containerfiles. Absent: the image does not set it. */
export const RuntimeSchema = v.strictObject({
  user: v.optional(Value),
  workdir: v.optional(Value),
  shell: v.optional(Values),
  entrypoint: v.optional(Values),
  cmd: v.optional(Values),
  /** null: the image sets the variable, and its value is not known. */
  env: v.optional(
    v.pipe(
      v.record(Value, v.nullable(Value)),
      v.maxEntries(MOST.values, `an image sets at most ${MOST.values} variables`),
    ),
  ),
});

/**
 * The same image over consecutive releases: first and last release (indexes into `releases`), version, runtime
 * configuration (index into `runtimes`, null where it is not known), listed digest, and, where it is known, the other
 * digest of the same content: the index around a listed manifest, the manifest inside a listed index.
 */
const run = [Index, Index, v.nullable(v.pipe(v.string(), v.nonEmpty())), v.nullable(Index), DigestOrPrefix] as const;
export const RunSchema = v.union([v.strictTuple(run), v.strictTuple([...run, DigestOrPrefix])]);

export const CatalogFileSchema = v.strictObject({
  format: v.literal(1),
  releases: v.pipe(v.array(ReleaseSchema), v.nonEmpty()),
  /** What images set for their containers, each once. */
  runtimes: v.array(RuntimeSchema),
  /** Of each image its runs, oldest first. */
  images: v.record(ImageName, v.pipe(v.array(RunSchema), v.nonEmpty())),
});

/** For each image the whole digests of its runs, in the order of `catalog.json`: listed, other. */
export const DigestsFileSchema = v.strictObject({
  format: v.literal(1),
  /** Listed digest and other digest, run by run. */
  images: v.record(ImageName, v.array(v.union([v.strictTuple([Digest]), v.strictTuple([Digest, Digest])]))),
});

const FateSchema = v.strictObject({
  /** The name that carries on; null where nothing does. */
  to: v.nullable(ImageName),
  /**
   * `category`: the flat name got a category; `moved`: to another category; `renamed`: same software, other name;
   * `merged`: another image took over its content; `removed`: gone; `suspended`: gone for some releases.
   */
  kind: v.picklist(['category', 'moved', 'renamed', 'merged', 'removed', 'suspended']),
  /** Whether `to` does the same job, so that a reference may move there without a person deciding. */
  automatic: v.boolean(),
  /** One or two sentences. */
  reason: v.pipe(v.string(), v.nonEmpty()),
  /** StageX commits. */
  source: v.string(),
  /** True where the reason is our inference. */
  inferred: v.optional(v.boolean()),
  /** What to know before using `to`, or what people used instead. */
  advice: v.optional(v.string()),
});

export const NamesFileSchema = v.strictObject({
  format: v.literal(1),
  /** What is so for every name of a kind. */
  kinds: v.record(v.string(), v.strictObject({ reason: v.string(), source: v.string() })),
  /** Flat names that only got a category: name and category. */
  categories: v.record(ImageName, v.picklist(['bootstrap', 'core', 'pallet', 'user'])),
  /** What became of every other name. */
  names: v.record(ImageName, FateSchema),
});

const Source = v.pipe(v.string(), v.nonEmpty());

/** What is known of images beyond their names and digests. `inferred`: a reading of the Containerfiles, not observed. */
export const KnowledgeFileSchema = v.strictObject({
  format: v.literal(1),
  /** Which images are wholly inside another, from a release on. Only what matters to a rule. */
  contents: v.record(
    ImageName,
    v.array(v.strictObject({ since: ReleaseId, contains: v.array(ImageName), source: Source })),
  ),
  /** Which images another one needs beside it to run, from a release on. */
  needs: v.record(
    ImageName,
    v.array(
      v.strictObject({
        since: ReleaseId,
        needs: v.array(ImageName),
        source: Source,
        inferred: v.optional(v.boolean()),
      }),
    ),
  ),
  /** Images that kept their name and changed their content at a release. */
  changed: v.array(
    v.strictObject({
      image: ImageName,
      at: ReleaseId,
      before: v.string(),
      after: v.string(),
      /** What to do about it; absent where the change speaks for itself. */
      advice: v.optional(v.string()),
      /**
       * Rules that say this where it matters to a file: one that takes the image in wholly, or single paths out of it.
       * None: it does not matter there. Absent: no rule of its own says it.
       */
      toldBy: v.optional(
        v.strictObject({ whole: v.optional(v.array(v.string())), path: v.optional(v.array(v.string())) }),
      ),
      /** True where what the image has written before cannot be read after: a data directory. */
      data: v.optional(v.literal(true)),
      source: Source,
      inferred: v.optional(v.boolean()),
    }),
  ),
  /** Images that do not do their job in some releases. */
  broken: v.array(
    v.strictObject({
      image: ImageName,
      /** First and last release that are known to be affected. */
      from: ReleaseId,
      to: ReleaseId,
      problem: v.string(),
      advice: v.string(),
      source: Source,
      inferred: v.optional(v.boolean()),
    }),
  ),
});

/** `knowledge.json`: what is known of images beyond names and digests. */
export type KnowledgeFile = v.InferOutput<typeof KnowledgeFileSchema>;
/** `catalog.json`: releases and images. */
export type CatalogFile = v.InferOutput<typeof CatalogFileSchema>;
/** `digests.json`: the whole digests. */
export type DigestsFile = v.InferOutput<typeof DigestsFileSchema>;
/** `names.json`: what became of names that StageX gave up. */
export type NamesFile = v.InferOutput<typeof NamesFileSchema>;
/** A release of our own files. */
export type ListedRelease = Readonly<v.InferOutput<typeof ReleaseSchema>>;
/** A release as the lookups know it. */
export type Release = Omit<ListedRelease, 'date' | 'commit' | 'tagged'> & {
  /** null, as the two below: not known. */
  readonly date: string | null;
  readonly commit: string | null;
  readonly tagged: boolean | null;
  /** Present on a release that a reader added. */
  readonly own?: Own;
};
/** What a release that a reader added rests on. */
export interface Own {
  /**
   * - `digest lists`: names and digests are known, and nothing else
   * - `command line export`: versions and runtime configurations are known too
   */
  readonly source: 'digest lists' | 'command line export';
  /**
   * The release of our own files before it. What nobody has told of the added one is taken to be as there: what images
   * contain, need and are broken for, and, after digest lists, what they set for their containers.
   */
  readonly basis: string;
}
export type Runtime = Readonly<v.InferOutput<typeof RuntimeSchema>>;
export type Fate = Readonly<v.InferOutput<typeof FateSchema>>;
