/** Where an image name went: StageX renames, moves, merges and removes. */
import type { Fate, NamesFile, Release } from './format.ts';

/** One step of a name's way to a release. */
export interface Step {
  readonly from: string;
  readonly to: string | null;
  readonly kind: Fate['kind'];
  readonly automatic: boolean;
  readonly reason: string;
  readonly source: string;
  readonly inferred: boolean;
  readonly advice: string | undefined;
}

/**
 * The way of a name to a release.
 *
 * - `present`: the release has the image, under `name`; every step there is automatic
 * - `successor`: the release has an image that may do the job, but a person must decide
 * - `absent`: the release has neither; `lastSeen` is the last release that had the name
 * - `unknown`: StageX never published the name
 */
export type Resolution<R = Release> =
  | { readonly status: 'present' | 'successor'; readonly name: string; readonly steps: readonly Step[] }
  | { readonly status: 'absent'; readonly steps: readonly Step[]; readonly lastSeen: R }
  | { readonly status: 'unknown' };

interface Names<R> {
  readonly names: NamesFile;
  readonly releases: readonly R[];
  history(name: string): readonly { readonly release: R }[];
}

/** Follows a name until the release has it: forward through what became of it, then back to what it came from. */
export function resolveName<R extends Pick<Release, 'id'>>(name: string, target: R, catalog: Names<R>): Resolution<R> {
  const has = (candidate: string) => catalog.history(candidate).some(({ release }) => release.id === target.id);
  const history = catalog.history(name);
  const last = history.at(-1);
  if (!last) return { status: 'unknown' };

  const forward = walk(name, has, (from) => nextStep(from, catalog.names));
  if (forward.found !== undefined) return arrived(forward.found, forward.steps);

  // A target older than the name: only automatic steps are undone, since they kept the content.
  const backward = walk(name, has, (from) => previousStep(from, catalog.names));
  if (backward.found !== undefined) return arrived(backward.found, backward.steps);

  return { status: 'absent', steps: forward.steps, lastSeen: lastSeen(name, forward.steps, catalog) ?? last.release };
}

function arrived(name: string, steps: readonly Step[]): Resolution<never> {
  return { status: steps.every(({ automatic }) => automatic) ? 'present' : 'successor', name, steps };
}

/** The last release that had the image under any of the names of its way. */
function lastSeen<R extends Pick<Release, 'id'>>(
  name: string,
  steps: readonly Step[],
  catalog: Names<R>,
): R | undefined {
  const seen = [name, ...steps.flatMap(({ to }) => to ?? [])]
    .flatMap((candidate) => catalog.history(candidate).at(-1)?.release ?? [])
    .map((release) => catalog.releases.findIndex(({ id }) => id === release.id));
  return catalog.releases[Math.max(...seen)];
}

function walk(
  name: string,
  has: (name: string) => boolean,
  next: (name: string) => Step | undefined,
): { found?: string; steps: Step[] } {
  const steps: Step[] = [];
  const visited = new Set<string>();
  let current = name;
  while (!visited.has(current)) {
    if (has(current)) return { found: current, steps };
    visited.add(current);
    const step = next(current);
    if (!step) break;
    steps.push(step);
    if (step.to === null) break;
    current = step.to;
  }
  return { steps };
}

function nextStep(from: string, names: NamesFile): Step | undefined {
  if (Object.hasOwn(names.categories, from)) {
    const kind = names.kinds.category;
    return {
      from,
      to: `${names.categories[from]}-${from}`,
      kind: 'category',
      automatic: true,
      reason: kind?.reason ?? '',
      source: kind?.source ?? '',
      inferred: false,
      advice: undefined,
    };
  }
  const fate = Object.hasOwn(names.names, from) ? names.names[from] : undefined;
  return fate && { ...fate, from, inferred: fate.inferred ?? false, advice: fate.advice };
}

function previousStep(name: string, names: NamesFile): Step | undefined {
  const flat = name.slice(name.indexOf('-') + 1);
  const before =
    Object.entries(names.names).find(([, fate]) => fate.to === name && fate.automatic && fate.kind !== 'merged')?.[0] ??
    (Object.hasOwn(names.categories, flat) && `${names.categories[flat]}-${flat}` === name ? flat : undefined);
  const step = before === undefined ? undefined : nextStep(before, names);
  return step && before !== undefined ? { ...step, from: name, to: before } : undefined;
}
