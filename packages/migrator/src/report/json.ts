import type { Practice } from '../checklist/checklist.ts';
import type { Edit } from '../edits.ts';
import type { Finding, Level, Topic } from '../finding.ts';
import type { ImageReport, OwnRelease } from '../migrate.ts';
import type { Place } from '../range.ts';
import { type FileResult, type RunFacts, wasRead } from './result.ts';

/**
 * What `restage --format json` prints: version 1 of a contract.
 *
 * Fields may be added within a version; a field that changes its meaning or goes away makes a new version. All
 * offsets and columns count UTF-16 code units of the text as it was read, with a byte order mark counted as one.
 */
export interface JsonReport {
  readonly version: 1;
  /** In the order of the arguments. */
  readonly files: readonly JsonFile[];
  readonly catalog: {
    /** The newest release this version of restage knows; later ones may exist. */
    readonly newest: string;
    /** The releases that --catalog added to it, oldest first; absent where there are none. */
    readonly own?: readonly JsonOwnRelease[];
  };
}

/** A release that the reader added. */
export interface JsonOwnRelease {
  readonly id: string;
  /** What its file was made of. */
  readonly source: OwnRelease['source'];
  /** The release before it, which stands for what its file does not say. */
  readonly basis: string;
}

export interface JsonFile {
  /** As named on the command line; `-` for standard input. */
  readonly path: string;
  /** False when the file could not be read or could not be migrated safely. */
  readonly ok: boolean;
  /** What went wrong and what to do; present only when `ok` is false. */
  readonly problem?: string;
  /** The migrated text; the text as it was when it could not be migrated; null when it could not be read. */
  readonly output: string | null;
  /** In the order of the text. */
  readonly findings: readonly JsonFinding[];
  readonly releases: {
    /** Releases that pins of the file belong to, oldest first. */
    readonly found: readonly string[];
    /** The release the file was moved to. */
    readonly target: string;
    /** Those of them that --catalog added; absent where none is. */
    readonly own?: readonly string[];
  };
  /** Every StageX image the file names, in the order of the text. */
  readonly images: readonly JsonImage[];
  /** What the text, before any edit, does for reproducible builds; empty when it could not be read. */
  readonly checklist: readonly JsonPractice[];
}

export interface JsonFinding {
  /** The rule and where it stands, as `update-image@3:6`; unique in the file. */
  readonly id: string;
  readonly rule: string;
  /** The way to the target release, or whether two builds give the same bytes. */
  readonly topic: Topic;
  readonly level: Level;
  /** One sentence of plain text. */
  readonly message: string;
  readonly range: JsonPlace;
  /** Whether the edits are part of `output`. */
  readonly applied: boolean;
  /** Why the edits are not part of `output` although they were selected. */
  readonly skipped?: string;
  /** All of them are part of `output` or none. Empty for advice and blockers. */
  readonly edits: readonly JsonEdit[];
  /** The page that explains the rule, relative to the site. */
  readonly url: string;
}

/** An image reference; `state` says what the catalogue makes of its pin. */
export interface JsonImage {
  readonly range: JsonPlace;
  readonly reference: string;
  readonly name: string;
  readonly state: ImageReport['state'];
  /** Releases the pin belongs to, oldest first; empty unless `state` is `listed`. */
  readonly releases: readonly string[];
  readonly version: string | null;
  /** What the digest identifies; present only when `state` is `listed`. */
  readonly digestKind?: 'manifest' | 'index';
}

/** One practice that makes builds reproducible. */
export interface JsonPractice {
  /** `base-images`; the same in every version. */
  readonly name: string;
  readonly title: string;
  /** `not applicable` also where the file does not tell; `reason` says which. */
  readonly state: Practice['state'];
  /** One sentence of plain text, with the lines. */
  readonly reason: string;
  /** The rules that look for it; the page of each is `/rules/<rule>/`, relative to the site. */
  readonly rules: readonly string[];
  /** Ids of findings of this file. */
  readonly findings: readonly string[];
}

/** From `start` to before `end`; `line` and `column` count from 1. */
export type JsonPlace = Place;

/** Replaces the text from `start` to before `end`; inserts where they are equal. */
export type JsonEdit = Edit;

/** The report as a value. Fields are picked one by one, so that the contract does not follow every change inside. */
export function jsonReport(files: readonly FileResult[], run: RunFacts): JsonReport {
  const own = run.own?.map(({ id, source, basis }) => ({ id, source, basis }));
  return {
    version: 1,
    files: files.map((file) => jsonFile(file, run)),
    catalog: { newest: run.newest, ...(own === undefined ? {} : { own }) },
  };
}

/**
 * The report as text: JSON with two blanks of indentation and a final line feed.
 *
 * Characters that a terminal obeys are written as `\u` escapes, which read back as the same value.
 */
export function formatJson(report: JsonReport): string {
  const json = JSON.stringify(report, null, 2);
  const asEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // Line feeds are the layout itself; other characters below U+0020 have been escaped by stringify.
  return `${json.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, asEscape)}\n`;
}

function jsonFile(file: FileResult, run: RunFacts): JsonFile {
  if (!wasRead(file)) {
    const releases = { found: [], target: run.target };
    const nothing = { output: null, findings: [], releases, images: [], checklist: [] };
    return { path: file.path, ok: false, problem: file.problem, ...nothing };
  }
  const { checklist, ok, problem, output, findings, releases, images } = file.migration;
  return {
    path: file.path,
    ok,
    ...(problem === undefined ? {} : { problem }),
    output,
    findings: findings.map(jsonFinding),
    releases: {
      found: releases.found,
      target: releases.target,
      ...(releases.own === undefined ? {} : { own: releases.own.map(({ id }) => id) }),
    },
    images: images.map(jsonImage),
    checklist: checklist.map(jsonPractice),
  };
}

function jsonFinding({ id, rule, topic, level, message, range, applied, skipped, edits, url }: Finding): JsonFinding {
  return {
    id,
    rule,
    topic,
    level,
    message,
    range: jsonPlace(range),
    applied,
    ...(skipped === undefined ? {} : { skipped }),
    edits: edits.map(({ start, end, text }) => ({ start, end, text })),
    url,
  };
}

function jsonImage({ range, reference, name, state, releases, version, digestKind }: ImageReport): JsonImage {
  return {
    range: jsonPlace(range),
    reference,
    name,
    state,
    releases,
    version,
    ...(digestKind === undefined ? {} : { digestKind }),
  };
}

function jsonPractice({ name, title, state, reason, rules, findings }: Practice): JsonPractice {
  return { name, title, state, reason, rules, findings };
}

function jsonPlace({ start, end, line, column }: Place): JsonPlace {
  return { start, end, line, column };
}
