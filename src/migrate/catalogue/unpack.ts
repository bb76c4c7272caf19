/** The files of the catalogue from the pieces of it that have arrived. */
import type { CatalogFile, CatalogFiles, DigestsFile } from 'restage/engine';
import {
  CATEGORIES,
  type Digits,
  type Images,
  NONE,
  type Numbers,
  type Pieces,
  PREFIX_LENGTH,
  RECENT,
} from './pieces.ts';

/** Stands where no digit of a digest has arrived; none begins like this. */
const MISSING = '?';

/** Digits that `catalog.json` has of a digest that the newest release does not have. */
const SHORTENED = 8;

type Runs = CatalogFile['images'][string];
type WholeRuns = DigestsFile['images'][string];

interface Image {
  readonly name: string;
  readonly runs: Runs;
  readonly whole: WholeRuns;
}

/**
 * Puts the files together.
 *
 * While pieces are missing, so is what they hold: the images without a category, and digests, which are then recognised
 * by their first digits or not at all, and the commits of releases. Everything else is as in the files.
 */
export function unpack({ first, older, early, rest }: Pieces): CatalogFiles {
  const newest = first.releases.length - 1;
  const rows = {
    newest: row(first.newest, 64),
    recent: row(first.recent, PREFIX_LENGTH),
    older: older === undefined ? () => MISSING : row(older, PREFIX_LENGTH),
    early: row(early?.prefixes ?? '', PREFIX_LENGTH),
    rest: rest === undefined ? () => '' : row(rest.digests, 64 - PREFIX_LENGTH),
  };
  const nextDigest = (last: number) => {
    if (last === newest) return rows.newest();
    return (last > newest - RECENT ? rows.recent() : rows.older()) + rows.rest();
  };
  const categorised = unpackImages(first.images, newest, nextDigest);
  const flat = early ? unpackImages(early.images, newest, () => rows.early() + rows.rest()) : [];
  const categories = flat.flatMap(({ name }, index) => {
    const category = CATEGORIES.find(([initial]) => initial === early?.categories[index]);
    return category ? [[name, category] as const] : [];
  });

  const releases = first.releases.map((release, index) => ({ ...release, commit: rest?.commits[index] ?? null }));
  const images = [...categorised, ...flat].sort((a, b) => (a.name < b.name ? -1 : 1));
  const record = <T>(of: (image: Image) => T) => Object.fromEntries(images.map((image) => [image.name, of(image)]));
  return {
    catalog: { ...first.catalog, releases, images: record(({ runs }) => runs) },
    names: { ...first.names, categories: Object.fromEntries(categories) },
    knowledge: first.knowledge,
    ...(rest === undefined ? {} : { digests: { format: 1, images: record(({ whole }) => whole) } }),
  };
}

/** @param nextDigest gives the next digest of the row that it is in; takes the last release that has it */
function unpackImages(columns: Images, newest: number, nextDigest: (last: number) => string): readonly Image[] {
  const versions = columns.versions.split(' ');
  let name = '';
  let next = 0;
  return columns.names.split(' ').map((rest, index) => {
    name = name.slice(0, numberAt(columns.common, index)) + rest;
    const [start, end] = [next, next + numberAt(columns.runs, index)];
    next = end;
    const lasts: number[] = [];
    const refer = (back: number, last: number): number => {
      const place = lasts.length - back;
      lasts[place] = Math.max(lasts[place] ?? 0, last);
      return place;
    };
    let free = 0;
    let version: string | null = null;
    const runs = Array.from({ length: end - start }, (_, run) => {
      const at = start + run;
      const first = free + numberAt(columns.spans, 2 * at);
      const last = first + numberAt(columns.spans, 2 * at + 1);
      free = last + 1;
      const given = versions[at] ?? '';
      if (given !== '') version = given === NONE ? null : given;
      const runtime = numberAt(columns.runtimes, at);
      const other = numberAt(columns.others, at);
      return {
        first,
        last,
        version,
        runtime: runtime < 0 ? null : runtime,
        listed: refer(numberAt(columns.listed, at), last),
        other: other < 0 ? undefined : refer(other, last),
      };
    });

    const digests = lasts.map(nextDigest);
    const digest = (place: number) => digests[place] ?? MISSING;
    return {
      name,
      runs: runs.map(({ first, last, version, runtime, listed, other }) => {
        const known = (place: number) => digest(place).slice(0, last === newest ? 64 : SHORTENED);
        const run = [first, last, version, runtime, known(listed)] as const;
        return other === undefined ? [...run] : [...run, known(other)];
      }),
      whole: runs.map(({ listed, other }) =>
        other === undefined ? [digest(listed)] : [digest(listed), digest(other)],
      ),
    };
  });
}

function numberAt(numbers: Numbers, index: number): number {
  return numbers.charCodeAt(index) - 48;
}

/** Gives the digits of a row one after the other. */
function row(digits: Digits, length: number): () => string {
  const bytes = atob(digits);
  let at = 0;
  return () => {
    let hex = '';
    for (const end = at + length / 2; at < end; at += 1) hex += HEX[bytes.charCodeAt(at)] ?? '';
    return hex;
  };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
