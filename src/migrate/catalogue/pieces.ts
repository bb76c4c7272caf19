/**
 * The catalogue as the page loads it: in pieces, so that the first result waits for no more than its text needs.
 * `pack.ts` makes them when the site is built, `unpack.ts` makes the files of the engine from those that have arrived.
 */
import type { CatalogFiles, KnowledgeFile, NamesFile } from 'restage/engine';

type Release = CatalogFiles['catalog']['releases'][number];

export interface Pieces {
  readonly first: First;
  /** Prefixes of the digests that only older releases have. */
  readonly older?: Digits;
  readonly early?: Early;
  readonly rest?: Rest;
}

/** All that most texts need: the images with a category, and the digests of the releases that people pin. */
export interface First {
  readonly catalog: Omit<CatalogFiles['catalog'], 'images' | 'releases'>;
  readonly releases: readonly Omit<Release, 'commit'>[];
  readonly images: Images;
  /** The digests of the newest release, whole. */
  readonly newest: Digits;
  /** Prefixes of the other digests that one of the {@link RECENT} newest releases has. */
  readonly recent: Digits;
  readonly names: Omit<NamesFile, 'categories'>;
  readonly knowledge: KnowledgeFile;
}

/** What no first result says, and what compresses worst: comes when everything else is there. */
export interface Rest {
  /** What the prefixes leave out, of all images. */
  readonly digests: Digits;
  /** Of each release. */
  readonly commits: readonly Release['commit'][];
}

/** The images whose names have no category: they ended with 2024.11.0. */
export interface Early {
  readonly images: Images;
  readonly prefixes: Digits;
  /** For each image the initial of the category that it got, or {@link NONE}. */
  readonly categories: string;
}

export const RECENT = 4;

/**
 * Digits. Two less than in `catalog.json`, for a prefix stands alone a few moments only, and what it recognises is marked
 * as unconfirmed: of a million digests that nobody knows, one would be taken for one of an image with 17 digests.
 */
export const PREFIX_LENGTH = 6;

/** Digests or parts of them in the order of the images, all of the same length, in Base64. */
export type Digits = string;

/** Stands for a category or a version that an image does not have. */
export const NONE = '-';

export const CATEGORIES = ['bootstrap', 'core', 'pallet', 'user'] as const;

/** Small numbers, one character each, whose code is the number and 48; one less than 0 is nothing. */
export type Numbers = string;

/** Images column by column: values that are alike stand side by side, and compress to almost nothing. */
export interface Images {
  /**
   * Sorted, with a blank between two. Of each stands there what it does not have in common with the beginning of the one
   * before,
   */
  readonly names: string;
  /** and here how many characters it has in common with that. */
  readonly common: Numbers;
  /** How many runs each image has. */
  readonly runs: Numbers;
  /**
   * For each run two numbers: the releases between it and the run before, or the first release of all; and the releases
   * that come after its first.
   */
  readonly spans: Numbers;
  /** With a blank between two; nothing: as the run before. */
  readonly versions: string;
  readonly runtimes: Numbers;
  /** For each run its listed digest; 0 is one that the image has not had yet, n the n-th last of those it has had. */
  readonly listed: Numbers;
  /** For each run its other digest, in the same way. */
  readonly others: Numbers;
}
