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
