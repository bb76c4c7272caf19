import type { Catalog, Release } from '../catalog/catalog.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Edit } from '../edits.ts';
import type { Level } from '../finding.ts';
import type { MigrateOptions } from '../options.ts';
import type { Range } from '../range.ts';
import type { StageFacts } from '../stages.ts';
import type { StagexImage } from '../stagex.ts';
import type { UnusedSuppression } from '../suppressions.ts';

/** What part of the world a rule is about; the rule list is sorted and filtered by it. */
export type Ecosystem =
  | 'images'
  | 'runtime'
  | 'shell'
  | 'c'
  | 'rust'
  | 'go'
  | 'python'
  | 'node'
  | 'services'
  | 'platform'
  | 'reproducibility'
  | 'restage';

/** Everything a rule may know. */
export interface Context {
  readonly dockerfile: Dockerfile;
  readonly catalog: Catalog;
  readonly target: Release;
  /** Every StageX reference of the file, in the order of the text. */
  readonly images: readonly StagexImage[];
  /** What every stage is made of and runs, in the order of the stages. */
  readonly stages: readonly StageFacts[];
  readonly options: MigrateOptions;
  /** How references without a tag get theirs: as most of the file has it. */
  readonly tagStyle: 'version' | 'release';
  /** What the suppression comments name in vain; known once every other rule has spoken. */
  readonly unusedSuppressions: readonly UnusedSuppression[];
}

/** What a rule says about one place. */
export interface RuleFinding {
  readonly at: Range;
  /** Default: the rule's level. */
  readonly level?: Level;
  readonly message: string;
  /** They are applied together or not at all. */
  readonly edits?: readonly Edit[];
  /** Names what is to be decided. Findings of other rules with the same name are other ways out: one is applied. */
  readonly choice?: string;
}

/** One rule: its page is `rule.md` beside it. */
export interface Rule {
  readonly name: string;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly level: Level;
  readonly ecosystem: Ecosystem;
  /** The first target release it holds for; absent: every release. */
  readonly since?: string;
  /** The last target release it holds for; absent: no end is known. */
  readonly until?: string;
  /** Reads, never writes: the same context always gives the same findings. */
  find(context: Context): Iterable<RuleFinding>;
}
