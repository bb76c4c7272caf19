/** How tags are written: see `rules/update-image/rule.md`. */
export type TagStyle = 'auto' | 'keep' | 'version' | 'release' | 'none';

/** What a caller may choose. Everything has a default; the same text, catalogue and options always give the same result. */
export interface MigrateOptions {
  /** Target release, as `2026.03.0`. Default: the newest of the catalogue. */
  readonly release?: string;
  /** `safe` (default) applies safe changes; `suggestion` applies suggestions too. */
  readonly level?: 'safe' | 'suggestion';
  /** Decisions by finding id that go before `level`: true applies, false leaves. */
  readonly decisions?: Readonly<Record<string, boolean>>;
  /** Only these rules speak. */
  readonly only?: readonly string[];
  /** These rules are silent. */
  readonly skip?: readonly string[];
  /** Default `auto`: each reference keeps its style; one without a tag gets the file's. */
  readonly tags?: TagStyle;
  /** Which digest is written: the one StageX lists (default), or the OCI index where the catalogue knows it. */
  readonly digests?: 'listed' | 'index';
  /** Mirrors that hold StageX images, as `ghcr.io/acme/stagex`: the path before the image name, without a trailing slash. */
  readonly registries?: readonly string[];
  /** Whether to look for the index behind unlisted digests (some tenths of a second a digest). Default true. */
  readonly reconstruct?: boolean;
  /**
   * The oldest Rust that the crate the file builds accepts, as `rust-version` in its Cargo.toml: `1.85`. The command line
   * reads it beside the Dockerfile.
   */
  readonly rustVersion?: string;
  /** The channel in the project's rust-toolchain.toml, `1.91.1`. The command line reads it beside the Dockerfile. */
  readonly toolchain?: string;
}

/** What the options with a choice take. */
export const CHOICES = {
  level: ['safe', 'suggestion'],
  tags: ['auto', 'keep', 'version', 'release', 'none'],
  digests: ['listed', 'index'],
} as const satisfies { [K in 'level' | 'tags' | 'digests']: readonly NonNullable<MigrateOptions[K]>[] };

/** Host with an optional port, then folders; no scheme, tag or digest. */
const REGISTRY = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/i;

/** Whether a value can stand in `registries`: a path as `ghcr.io/acme/stagex`. */
export function isRegistry(value: unknown): value is string {
  return typeof value === 'string' && REGISTRY.test(value);
}

/** Whether a value is a version as Cargo takes it for `rust-version`: `1.85`. */
export function isRustVersion(value: unknown): value is string {
  return typeof value === 'string' && /^\d+(\.\d+){0,2}$/.test(value);
}

/**
 * Checks what types alone do not keep away, since callers may have none. `migrate` does it; those that call `migrateWith`
 * do, unless they have checked their options already.
 *
 * @throws RangeError for a value that `level`, `tags`, `digests`, `registries` or `rustVersion` does not take
 */
export function checkOptions(options: MigrateOptions): void {
  const check = (name: keyof MigrateOptions, isTaken: (value: unknown) => boolean, advice: string) => {
    const value = options[name];
    if (value === undefined || isTaken(value)) return;
    throw new RangeError(`The option ${name} does not take ${JSON.stringify(value)}; ${advice}`);
  };
  for (const [name, choices] of Object.entries(CHOICES) as [keyof typeof CHOICES, readonly unknown[]][]) {
    check(name, (value) => choices.includes(value), `choose ${alternatives(choices)}`);
  }
  check(
    'registries',
    (value) => Array.isArray(value) && value.every(isRegistry),
    'write a list of paths before image names, as ["ghcr.io/acme/stagex"]',
  );
  check('rustVersion', isRustVersion, 'write a version, as 1.85 or 1.85.0');
}

/** `listed or index` */
export function alternatives(choices: readonly unknown[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
