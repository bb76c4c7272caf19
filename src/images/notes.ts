/** What is known of an image beyond its digests, in sentences, each with the rules that say it of a Dockerfile. */
import type { KnowledgeFile } from 'restage/engine';

export interface Note {
  readonly kind: 'broken' | 'changed';
  /** `2026.01.0`, or the first and last release of a span: `2026.01.0 to 2026.03.0`. */
  readonly releases: string;
  readonly text: string;
  /** True where it is a reading of Containerfiles or of reports that nobody observed here. */
  readonly inferred: boolean;
  readonly source: string;
  /** Names of rules. */
  readonly rules: readonly string[];
}

type Knowledge = Pick<KnowledgeFile, 'broken' | 'changed'>;
type Change = Knowledge['changed'][number];

/** What an image is broken in, then what changed in it under the same name; each of them newest first. */
export function notesOn(name: string, { broken, changed }: Knowledge): readonly Note[] {
  const problems = broken
    .filter(({ image }) => image === name)
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .map(
      ({ advice, from, inferred = false, problem, source, to }): Note => ({
        kind: 'broken',
        releases: from === to ? from : `${from} to ${to}`,
        text: `It ${problem}. ${advice}`,
        inferred,
        source,
        rules: ['broken-image'],
      }),
    );
  const changes = changed
    .filter(({ image }) => image === name)
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .map(
      (change): Note => ({
        kind: 'changed',
        releases: change.at,
        text: [`Before: ${change.before}. Since then: ${change.after}.`, change.advice].filter(Boolean).join(' '),
        inferred: change.inferred ?? false,
        source: change.source,
        rules: rulesOn(change),
      }),
    );
  return [...problems, ...changes];
}

/** Where a use of the image has no rule of its own, `changed-image` tells of it. */
function rulesOn({ toldBy = {} }: Change): readonly string[] {
  const own = [...new Set([...(toldBy.whole ?? []), ...(toldBy.path ?? [])])];
  return toldBy.whole && toldBy.path ? own : [...own, 'changed-image'];
}
