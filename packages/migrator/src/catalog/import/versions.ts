/** Follows `version_from` from package to package. */

/** What a package says about its version. */
export interface VersionSource {
  readonly version: string | undefined;
  /** The image whose version it has. */
  readonly versionFrom: string | undefined;
}

/** A version, or null where there is none; with a problem where there should be one. */
export interface ResolvedVersion {
  readonly version: string | null;
  readonly problem?: string;
}

/**
 * Finds the version of an image.
 *
 * @param sources by image name; undefined for a package that could not be read
 */
export function resolveVersion(name: string, sources: ReadonlyMap<string, VersionSource | undefined>): ResolvedVersion {
  const way = [name];
  let source = sources.get(name);
  while (source && source.version === undefined && source.versionFrom !== undefined) {
    const next = source.versionFrom;
    if (way.includes(next)) return fail(name, `version_from goes in a circle: ${[...way, next].join(', ')}`);
    if (!sources.has(next)) return fail(way.at(-1) ?? name, `version_from names ${next}, which no package makes`);
    way.push(next);
    source = sources.get(next);
  }
  const version = source?.version;
  if (version === undefined) {
    return way.length > 1 ? fail(name, `version_from leads to ${way.at(-1)}, which has none`) : { version: null };
  }
  return isTag(version) ? { version } : fail(name, `${JSON.stringify(version)} cannot be the tag of an image`);
}

/** Whether Docker accepts a text as the tag of an image, so that StageX can have published it and we may write it. */
export function isTag(text: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(text);
}

function fail(name: string, reason: string): ResolvedVersion {
  return { version: null, problem: `${name}: ${reason}` };
}
