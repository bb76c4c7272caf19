/** Reads what a `package.toml` says about the images of its package. */
import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { messageOf, type Problem } from '../problem.ts';

/** The rest of the file is about how the package is built. */
const PackageTomlSchema = v.looseObject({
  package: v.looseObject({
    version: v.optional(v.string('version is not a string')),
    /** The image whose version it has, `core-rust`. */
    version_from: v.optional(v.string('version_from is not a string')),
    /** More images from the same Containerfile, by name without category. */
    subpackages: v.optional(v.array(v.string('subpackages are not strings'), 'subpackages is not a list')),
  }),
});

export interface PackageToml {
  readonly version: string | undefined;
  readonly versionFrom: string | undefined;
  readonly subpackages: readonly string[];
}

/** @param path where the text comes from, for the message */
export function readPackageToml(path: string, text: string): PackageToml | Problem {
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch (error) {
    const line = error instanceof TomlError ? `:${error.line}` : '';
    return { problem: `${path}${line}: ${messageOf(error).split('\n')[0]}` };
  }
  const checked = v.safeParse(PackageTomlSchema, parsed);
  if (!checked.success) return { problem: `${path}: ${checked.issues[0].message}` };
  const { version, version_from, subpackages } = checked.output.package;
  return { version: version || undefined, versionFrom: version_from || undefined, subpackages: subpackages ?? [] };
}
