/** The whole catalogue as one value, and its way to and from the files. */
import { type CatalogFile, type DigestsFile, type ListedRelease, PREFIX_LENGTH, type Runtime } from './format.ts';

/** One image of one release, with whole digests. */
export interface CatalogImage {
  readonly version: string | null;
  readonly runtime: Runtime | null;
  readonly digest: string;
  /** The other digest of the same content, where it is known. */
  readonly other: string | null;
}

/** A release with its images, by name. */
export interface CatalogRelease {
  readonly release: ListedRelease;
  readonly images: Readonly<Record<string, CatalogImage>>;
}

/** How many of the newest releases have whole digests in `catalog.json`: the one that readers move to. */
const WHOLE_RELEASES = 1;

/**
 * Writes the catalogue as the two files that hold releases and digests.
 *
 * @param releases oldest first
 */
export function encodeCatalog(releases: readonly CatalogRelease[]): { catalog: CatalogFile; digests: DigestsFile } {
  const runtimes = new Map<string, number>();
  const runtimeIndex = (runtime: Runtime | null): number | null => {
    if (runtime === null) return null;
    const key = JSON.stringify(runtime);
    const known = runtimes.get(key);
    if (known !== undefined) return known;
    runtimes.set(key, runtimes.size);
    return runtimes.size - 1;
  };

  const catalog: CatalogFile = {
    format: 1,
    releases: releases.map(({ release }) => release),
    runtimes: [],
    images: {},
  };
  const digests: DigestsFile = { format: 1, images: {} };
  const firstWhole = releases.length - WHOLE_RELEASES;
  const shorten = (digest: string, last: number) => (last >= firstWhole ? digest : digest.slice(0, PREFIX_LENGTH));

  const names = [...new Set(releases.flatMap(({ images }) => Object.keys(images)))].sort();
  for (const name of names) {
    const runs: { first: number; last: number; image: CatalogImage; runtime: number | null }[] = [];
    releases.forEach(({ images }, index) => {
      const image = images[name];
      if (!image) return;
      const runtime = runtimeIndex(image.runtime);
      const run = runs.at(-1);
      const continues =
        run !== undefined &&
        run.last === index - 1 &&
        run.runtime === runtime &&
        run.image.version === image.version &&
        run.image.digest === image.digest &&
        run.image.other === image.other;
      if (continues) run.last = index;
      else runs.push({ first: index, last: index, image, runtime });
    });
    catalog.images[name] = runs.map(({ first, last, image, runtime }) => {
      const run = [first, last, image.version, runtime, shorten(image.digest, last)] as const;
      return image.other === null ? [...run] : [...run, shorten(image.other, last)];
    });
    digests.images[name] = runs.map(({ image }) =>
      image.other === null ? [image.digest] : [image.digest, image.other],
    );
  }
  catalog.runtimes = [...runtimes.keys()].map((key) => JSON.parse(key) as Runtime);
  return { catalog, digests };
}

/**
 * Reads the whole catalogue back from its files.
 *
 * @throws Error when the two files do not belong together
 */
export function decodeCatalog(catalog: CatalogFile, digests: DigestsFile): CatalogRelease[] {
  const releases = catalog.releases.map((release) => ({ release, images: {} as Record<string, CatalogImage> }));
  for (const [name, runs] of Object.entries(catalog.images)) {
    runs.forEach(([first, last, version, runtime, prefix], run) => {
      const whole = digests.images[name]?.[run];
      if (!whole?.[0].startsWith(prefix)) {
        throw new Error(`catalog.json and digests.json do not belong together: ${name}, run ${run}`);
      }
      const image: CatalogImage = {
        version,
        runtime: runtime === null ? null : (catalog.runtimes[runtime] ?? null),
        digest: whole[0],
        other: whole[1] ?? null,
      };
      for (const { images } of releases.slice(first, last + 1)) images[name] = image;
    });
  }
  return releases;
}

/** JSON with one image, release or runtime a line, so that a release reads as a diff. */
export function formatCatalogFile(file: CatalogFile | DigestsFile): string {
  const lines = (value: unknown): string =>
    Array.isArray(value)
      ? `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
      : `{\n${Object.entries(value as object)
          .map(([key, item]) => `${JSON.stringify(key)}:${JSON.stringify(item)}`)
          .join(',\n')}\n}`;
  const parts = Object.entries(file).map(
    ([key, value]) => `${JSON.stringify(key)}: ${typeof value === 'object' ? lines(value) : JSON.stringify(value)}`,
  );
  return `{\n${parts.join(',\n')}\n}\n`;
}
