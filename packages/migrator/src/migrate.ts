/** The pipeline: read, find, plan, edit, check. */
import type { Catalog, Own, Release } from './catalog/catalog.ts';
import type { Practice } from './checklist/checklist.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import { readDockerfile } from './dockerfile/read.ts';
import { applyEdits, inTextOrder } from './edits.ts';
import type { Finding } from './finding.ts';
import type { MigrateOptions } from './options.ts';
import { type Planned, type Proposal, plan } from './plan.ts';
import type { Place } from './range.ts';
import type { Reproducibility } from './reproducibility.ts';
import { migrationRules } from './rules/migration-rules.ts';
import { reproducibilityNames } from './rules/reproducibility-names.ts';
import type { Context, Rule, RuleFinding } from './rules/rule.ts';
import { fileStyle } from './rules/tags.ts';
import { isWithin } from './rules/versions.ts';
import { describeStages } from './stages.ts';
import { type Pin, recogniseImages, type StagexImage } from './stagex.ts';
import { readSuppressions, suppress } from './suppressions.ts';
import { findSurprise } from './verify.ts';

/** What became of a Dockerfile. */
export interface Migration {
  /** False when nothing could be done safely: `output` is then the input, and `problem` says why. */
  readonly ok: boolean;
  /** What went wrong and what to do; present only when `ok` is false. */
  readonly problem?: string;
  readonly output: string;
  /** In the order of the text; applied to the text in this order, the edits that are applied give the output. */
  readonly findings: readonly Finding[];
  /** Every StageX image the file names, in the order of the text. */
  readonly images: readonly ImageReport[];
  /**
   * What the text, before any edit, does for builds that give the same bytes; empty where it could not be read, or where
   * `migrateWith` was not given the rules about that.
   */
  readonly checklist: readonly Practice[];
  readonly releases: {
    /** Every release that a pin of the file belongs to, oldest first. */
    readonly found: readonly string[];
    readonly target: string;
    /** Those of them that a reader added to the catalogue, oldest first; absent where none is. */
    readonly own?: readonly OwnRelease[];
  };
}

/** A release that a reader added, and what it rests on. */
export interface OwnRelease extends Own {
  readonly id: string;
}

/** What the catalogue says of one StageX reference. */
export interface ImageReport {
  readonly range: Place;
  /** As written, `stagex/pallet-rust@sha256:9c38…`. */
  readonly reference: string;
  /** The image name alone, `pallet-rust`. */
  readonly name: string;
  readonly state: Pin['kind'];
  /** Releases the pin belongs to, oldest first; empty unless `state` is `listed`. */
  readonly releases: readonly string[];
  /** null: none, or not known. */
  readonly version: string | null;
  /** What the digest identifies, for a listed pin. */
  readonly digestKind?: 'manifest' | 'index';
  /** False while only a prefix of the digest could be compared. */
  readonly confirmed?: boolean;
}

/**
 * Moves a Dockerfile to a StageX release.
 *
 * @param catalog what StageX released
 * @param text the Dockerfile; any text is allowed
 * @param options what to change and how far
 * @param reproducibility the rules about reproducible builds, and the checklist; absent: nothing is said of them
 * @returns the new text and every finding; offsets are UTF-16 code units of `text`
 * @throws RangeError for a release that is not in the catalogue or a rule that does not exist, and for a release whose
 *   whole digests are not loaded; `checkOptions` checks the other options
 */
export function migrateWith(
  catalog: Catalog,
  text: string,
  options: MigrateOptions = {},
  reproducibility?: Reproducibility,
): Migration {
  const target = targetRelease(catalog, options);
  const speaking = speakingRules(options, reproducibility);
  const releases = nameReleases([], target, catalog);
  const nothing = { output: text, findings: [], images: [], checklist: [], releases };

  const dockerfile = readDockerfile(text);
  if ('problem' in dockerfile) return { ok: false, problem: dockerfile.problem, ...nothing };
  try {
    const { registries = [], reconstruct = true } = options;
    const images = recogniseImages(dockerfile, catalog, { target, registries, reconstruct });
    const stages = describeStages(dockerfile, catalog, images);
    const context: Context = {
      dockerfile,
      catalog,
      target,
      images,
      stages,
      options,
      tagStyle: fileStyle(images),
      unusedSuppressions: [],
    };
    // What is inserted at one place stands there in the order of the findings.
    const planned = plan(propose(speaking, context), options).toSorted(byPlace);
    const edits = planned.flatMap(({ applied, proposal }) => (applied ? proposal.edits : [])).sort(inTextOrder);
    const output = applyEdits(text, edits);
    const surprise = edits.length > 0 ? findSurprise(dockerfile, edits, output) : undefined;
    const findings = planned.map((item) => describe(item, dockerfile, surprise === undefined));
    const report = {
      findings,
      checklist: reproducibility?.checklist(context, findings) ?? [],
      images: images.map((image) => reportImage(image, dockerfile)),
      releases: nameReleases(images, target, catalog),
    };
    if (surprise === undefined) return { ok: true, output, ...report };
    return { ok: false, problem: `Nothing was changed: ${surprise}.`, output: text, ...report };
  } catch (error) {
    // A bug of ours must not cost the reader the text.
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      problem: `Nothing was changed, because Restage failed (${detail}). Please report this.`,
      ...nothing,
    };
  }
}

function targetRelease(catalog: Catalog, { release }: MigrateOptions): Release {
  const target = release === undefined ? catalog.newest : catalog.release(release);
  if (!target) {
    throw new RangeError(`There is no release ${release} in this catalogue, which ends at ${catalog.newest.id}`);
  }
  if (!catalog.isWhole(target)) {
    throw new RangeError(`The digests of ${target.id} are not loaded`);
  }
  return target;
}

function speakingRules({ only, skip = [] }: MigrateOptions, more: Reproducibility | undefined): readonly Rule[] {
  const unknown = [...(only ?? []), ...skip].find((name) => !isRule(name));
  if (unknown !== undefined) throw new RangeError(`There is no rule ${unknown}`);
  return [...migrationRules, ...(more?.rules ?? [])].filter(
    ({ name }) => (only?.includes(name) ?? true) && !skip.includes(name),
  );
}

/** Whether there is a rule of that name, loaded or not. */
function isRule(name: string): boolean {
  return migrationRules.some((rule) => rule.name === name) || reproducibilityNames.has(name);
}

/** Lets the rules speak, then the comments silence them, then says which comments had nothing to silence. */
function propose(speaking: readonly Rule[], context: Context): readonly Proposal[] {
  const reviewing = (rule: Rule) => rule.name === 'unused-suppression';
  const holds = ({ since, until }: Rule) => isWithin(context.target.id, since, until);
  const found = speaking
    .filter((rule) => !reviewing(rule) && holds(rule))
    .flatMap((rule) => [...rule.find(context)].map((item) => own(item, rule)));
  const { kept, unused } = suppress(found, readSuppressions(context.dockerfile));
  const unusedSuppressions = unused
    .map(({ at, rule }) => ({ at, rule, isKnown: isRule(rule) }))
    // A rule that was told not to speak, or is not loaded, could not be silenced.
    .filter(({ isKnown, rule }) => !isKnown || speaking.some(({ name }) => name === rule));
  const review = speaking
    .filter(reviewing)
    .flatMap((rule) => [...rule.find({ ...context, unusedSuppressions })].map((item) => own(item, rule)));
  return withIds([...kept, ...review], context.dockerfile);
}

type Owned = Omit<Proposal, 'id'>;

function own({ at, choice, edits = [], level, message }: RuleFinding, rule: Rule): Owned {
  const { start, end } = at;
  return {
    rule: rule.name,
    level: level ?? rule.level,
    at: { start, end },
    message,
    edits,
    ...(choice === undefined ? {} : { choice }),
  };
}

function withIds(proposals: readonly Owned[], { lines }: Dockerfile): readonly Proposal[] {
  const seen = new Map<string, number>();
  return proposals.map((proposal) => {
    const { line, column } = lines.place(proposal.at);
    const place = `${proposal.rule}@${line}:${column}`;
    const count = (seen.get(place) ?? 0) + 1;
    seen.set(place, count);
    return { ...proposal, id: count === 1 ? place : `${place}#${count}` };
  });
}

function describe({ applied, proposal, skipped }: Planned, { lines }: Dockerfile, kept: boolean): Finding {
  const { id, rule, level, message, at, edits } = proposal;
  return {
    id,
    rule,
    topic: reproducibilityNames.has(rule) ? 'reproducibility' : 'migration',
    level,
    message,
    range: lines.place(at),
    applied: applied && kept,
    ...(skipped === undefined ? {} : { skipped }),
    edits: edits.map(({ start, end, text }) => ({ start, end, text })),
    url: `/rules/${rule}/`,
  };
}

function byPlace(a: Planned, b: Planned): number {
  return a.proposal.at.start - b.proposal.at.start;
}

function reportImage({ reference, name, pin }: StagexImage, { lines }: Dockerfile): ImageReport {
  const listed = pin.kind === 'listed' ? pin.identity : undefined;
  return {
    range: lines.place(reference),
    reference: reference.text,
    name: name.text,
    state: pin.kind,
    releases: listed?.images.map(({ release }) => release.id) ?? [],
    version: listed?.images.at(-1)?.version ?? null,
    ...(listed ? { digestKind: listed.kind, confirmed: listed.confirmed } : {}),
  };
}

function nameReleases(images: readonly StagexImage[], target: Release, { releases }: Catalog): Migration['releases'] {
  const pinned = new Set(
    images.flatMap(({ pin }) => (pin.kind === 'listed' ? pin.identity.images.map(({ release }) => release.id) : [])),
  );
  const found = releases.flatMap(({ id }) => (pinned.has(id) ? [id] : []));
  const own = releases.flatMap(({ id, own }) => (own && (pinned.has(id) || id === target.id) ? [{ id, ...own }] : []));
  return { found, target: target.id, ...(own.length > 0 ? { own } : {}) };
}
