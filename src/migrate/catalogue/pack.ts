/** The files of the catalogue as pieces for the page. Runs when the site is built. */
import type { CatalogFiles } from 'restage/engine';
import { type Digits, type Images, NONE, type Numbers, type Pieces, PREFIX_LENGTH, RECENT } from './pieces.ts';

type Files = Required<CatalogFiles>;
type Runs = Files['catalog']['images'];

/** Takes the files as they are on disk, all four of them. */
export function pack({ catalog, digests, knowledge, names }: Files): Required<Pieces> {
  const { images, releases, ...restOfCatalog } = catalog;
  const { categories, ...restOfNames } = names;
  const entries = Object.entries(images);
  const isEarly = ([, runs]: [string, Runs[string]]) =>
    runs.every(([, last]) => catalog.releases[last]?.naming === 'flat');
  const first = packImages(Object.fromEntries(entries.filter((entry) => !isEarly(entry))), digests.images);
  const early = packImages(Object.fromEntries(entries.filter(isEarly)), digests.images);

  const newest = catalog.releases.length - 1;
  const isNewest = ({ last }: Known) => last === newest;
  const isRecent = ({ last }: Known) => last < newest && last > newest - RECENT;
  const isOlder = ({ last }: Known) => last <= newest - RECENT;
  return {
    first: {
      catalog: restOfCatalog,
      releases: releases.map(({ commit: _, ...release }) => release),
      images: first.images,
      newest: digits(first.known.filter(isNewest)),
      recent: digits(first.known.filter(isRecent), 0, PREFIX_LENGTH),
      names: restOfNames,
      knowledge,
    },
    older: digits(first.known.filter(isOlder), 0, PREFIX_LENGTH),
    early: {
      images: early.images,
      prefixes: digits(early.known, 0, PREFIX_LENGTH),
      categories: packCategories(entries.filter(isEarly), categories),
    },
    rest: {
      digests: digits([...first.known.filter((digest) => !isNewest(digest)), ...early.known], PREFIX_LENGTH),
      commits: releases.map(({ commit }) => commit),
    },
  };
}

/** A digest that an image has had, and the last release in which it had it. */
interface Known {
  readonly digest: string;
  readonly last: number;
}

function packImages(
  images: Runs,
  whole: Files['digests']['images'],
): { readonly images: Images; readonly known: readonly Known[] } {
  const known: Known[] = [];
  const runs = Object.entries(images).flatMap(([name, runs]) => {
    const ofImage: Known[] = [];
    const refer = (digest: string, last: number): number => {
      const place = ofImage.findIndex((candidate) => candidate.digest === digest);
      if (place === -1) {
        ofImage.push({ digest, last });
        return 0;
      }
      ofImage[place] = { digest, last: Math.max(ofImage[place]?.last ?? 0, last) };
      return ofImage.length - place;
    };
    const packed = runs.map(([first, last, version, runtime], index) => {
      const [listed, other] = whole[name]?.[index] ?? [];
      if (listed === undefined) throw new Error(`digests.json lacks a digest of ${name}`);
      const before = runs[index - 1];
      return {
        span: [first - (before ? before[1] + 1 : 0), last - first],
        version: version === (before ? before[2] : null) ? '' : packVersion(version),
        runtime: runtime ?? -1,
        listed: refer(listed, last),
        other: other === undefined ? -1 : refer(other, last),
      };
    });
    known.push(...ofImage);
    return packed;
  });
  const names = Object.keys(images);
  const common = names.map((name, index) => commonStart(name, names[index - 1] ?? ''));
  return {
    images: {
      names: names.map((name, index) => name.slice(common[index])).join(' '),
      common: numbers(common),
      runs: numbers(Object.values(images).map(({ length }) => length)),
      spans: numbers(runs.flatMap(({ span }) => span)),
      versions: runs.map(({ version }) => version).join(' '),
      runtimes: numbers(runs.map(({ runtime }) => runtime)),
      listed: numbers(runs.map(({ listed }) => listed)),
      others: numbers(runs.map(({ other }) => other)),
    },
    known,
  };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function numbers(values: readonly number[]): Numbers {
  return String.fromCharCode(...values.map((value) => 48 + value));
}

function packCategories(early: readonly [string, unknown][], categories: Files['names']['categories']): string {
  const names = early.map(([name]) => name);
  const lost = Object.keys(categories).find((name) => !names.includes(name));
  if (lost !== undefined) throw new Error(`${lost} has a category and is in a release that names categories`);
  return names.map((name) => categories[name]?.[0] ?? NONE).join('');
}

function packVersion(version: string | null): string {
  if (version === null) return NONE;
  if (version === NONE || version.includes(' ')) throw new Error(`The version ${version} cannot be packed`);
  return version;
}

function digits(known: readonly Known[], ...part: readonly [number?, number?]): Digits {
  return Buffer.from(known.map(({ digest }) => digest.slice(...part)).join(''), 'hex').toString('base64');
}
