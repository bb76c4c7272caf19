import { applyEdits, type Edit } from '../../edits.ts';
import type { Finding } from '../../finding.ts';
import type { Migration } from '../../migrate.ts';
import type { ReadFile } from '../result.ts';

/** A finding made by hand: what the test does not care about has a plain value. */
export function finding(given: Partial<Finding> & { readonly at?: readonly [line: number, column: number] }): Finding {
  const { at = [1, 1], ...rest } = given;
  const [line, column] = at;
  const rule = given.rule ?? 'update-image';
  return {
    id: `${rule}@${line}:${column}`,
    rule,
    topic: 'migration',
    level: 'advice',
    message: 'Something to know',
    range: { start: 0, end: 1, line, column },
    applied: false,
    edits: [],
    url: `/rules/${rule}/`,
    ...rest,
  };
}

/** A migration made by hand: the output is what the applied findings say. */
export function migrationOf(text: string, findings: readonly Finding[], rest: Partial<Migration> = {}): Migration {
  const edits: readonly Edit[] = findings.flatMap(({ applied, edits }) => (applied ? edits : []));
  const releases = { found: ['2025.10.0'], target: '2026.03.0' };
  return { ok: true, output: applyEdits(text, edits), findings, images: [], checklist: [], releases, ...rest };
}

/** A file with a migration made by hand. */
export function fileOf(
  path: string,
  text: string,
  findings: readonly Finding[] = [],
  rest?: Partial<Migration>,
): ReadFile {
  return { path, text, migration: migrationOf(text, findings, rest) };
}

/** The findings that replace every `old` by `new`, one each. */
export function replacing(text: string, old: string, replacement: string): Finding[] {
  return [...text.matchAll(new RegExp(old, 'g'))].map(({ index, 0: match }) => {
    const before = text.slice(0, index).split('\n');
    return finding({
      at: [before.length, (before.at(-1)?.length ?? 0) + 1],
      level: 'safe',
      applied: true,
      message: `${match} becomes ${replacement}`,
      edits: [{ start: index, end: index + match.length, text: replacement }],
    });
  });
}
