/** An example on a page: what the engine makes of a Dockerfile, in the shape in which a page shows it. */
import { type Finding, type Level, type MigrateOptions, migrate } from 'restage';
import { diffOf } from '../migrate/diff.ts';

/** What a page says about its example. */
export interface ExampleOptions extends Pick<MigrateOptions, 'release' | 'level' | 'only'> {
  /** Rules whose suggestions are accepted, whatever `level` says. */
  readonly accept?: readonly string[];
  /** Rules that must speak. */
  readonly expect?: readonly string[];
  /** The example is about a file of which nothing is said. */
  readonly quiet?: boolean;
}

/** A line of the diff, or several with the same mark; lines count from 1. */
export interface Marker {
  readonly range: string;
  /** The numbers of the remarks about this line. */
  readonly label?: string;
}

/** What a rule says of an example, at one level and with one outcome. */
export interface Remark {
  readonly rule: string;
  readonly level: Level;
  readonly url: string;
  /** Whether there is an edit that the example leaves out. */
  readonly isOpen: boolean;
  /** Each once, in the order of the text. */
  readonly messages: readonly string[];
}

export interface Example {
  /** Removed, added and kept lines together, with digests cut to eight digits; of a quiet example the text as it is. */
  readonly code: string;
  readonly removed: readonly Marker[];
  readonly added: readonly Marker[];
  /** Kept lines that a finding is about. */
  readonly noted: readonly Marker[];
  /** In the order of the text; the labels are their places in this list, counted from 1. */
  readonly remarks: readonly Remark[];
  readonly found: readonly string[];
  readonly target: string;
}

interface Row {
  readonly kind: 'same' | 'removed' | 'added';
  /** In the original; undefined for an added line. */
  readonly line: number | undefined;
  readonly text: string;
}

/**
 * Runs the engine over an example.
 *
 * @param name what an error calls it
 * @throws Error, which ends the build, when the engine does not do what the page says it does
 */
export function runExample(name: string, text: string, options: ExampleOptions = {}): Example {
  const { accept = [], expect = [], quiet = false, ...settings } = options;
  const fail = (what: string): never => {
    throw new Error(`Example ${name}: ${what}`);
  };
  const proposed = migrate(text, settings).findings;
  const accepted = proposed.filter(({ rule }) => accept.includes(rule));
  const decisions = Object.fromEntries(accepted.map(({ id }) => [id, true]));
  const { ok, problem, findings, releases } = migrate(text, { ...settings, decisions });

  if (!ok) fail(problem ?? 'it cannot be migrated');
  const speaking = new Set(findings.map(({ rule }) => rule));
  const missing = expect.filter((rule) => !speaking.has(rule));
  if (missing.length > 0) fail(`${missing.join(', ')} should speak; ${[...speaking].join(', ') || 'nothing'} does`);
  const idle = accept.filter((rule) => !findings.some((finding) => finding.rule === rule && finding.applied));
  if (idle.length > 0) fail(`${idle.join(', ')} should change something and does not`);
  if (quiet && findings.length > 0) fail(`it should be quiet, but ${[...speaking].join(', ')} speaks`);
  if (!quiet && findings.length === 0) fail('nothing is found in it; mark it as quiet if that is its point');

  const rows = rowsOf(text, findings);
  const groups = [...Map.groupBy(findings, keyOf).values()];
  const labelOf = (line: number) =>
    groups.flatMap((group, index) => (group.some(({ range }) => range.line === line) ? [index + 1] : [])).join(',');
  const marker = ({ line }: Row, index: number): Marker => {
    const label = line === undefined ? '' : labelOf(line);
    return { range: String(index + 1), ...(label === '' ? {} : { label }) };
  };
  const marked = (kind: Row['kind']) => rows.flatMap((row, index) => (row.kind === kind ? [marker(row, index)] : []));
  const code = rows.map((row) => row.text).join('\n');
  return {
    code: quiet ? code : code.replaceAll(/(sha256:[0-9a-f]{8})[0-9a-f]{56}/g, '$1…'),
    removed: marked('removed'),
    added: marked('added'),
    noted: marked('same').filter(({ label }) => label !== undefined),
    remarks: groups.flatMap(remark),
    found: releases.found,
    target: releases.target,
  };
}

const isOpen = ({ applied, edits }: Finding) => edits.length > 0 && !applied;
const keyOf = (finding: Finding) => [finding.rule, finding.level, isOpen(finding)].join();

function remark(group: readonly Finding[]): readonly Remark[] {
  const messages = [...new Set(group.map(({ message }) => message))];
  return group.slice(0, 1).map((first) => {
    const { rule, level, url } = first;
    return { rule, level, url, isOpen: isOpen(first), messages };
  });
}

/** Every line of the text, with those that the applied findings take out and put in. */
function rowsOf(text: string, findings: readonly Finding[]): readonly Row[] {
  const edits = findings.flatMap(({ applied, edits }) => (applied ? edits : [])).toSorted((a, b) => a.start - b.start);
  const lines = text.replace(/\n$/, '').split('\n');
  const same = (line: number): Row => ({ kind: 'same', line, text: lines[line - 1] ?? '' });
  const rows: Row[] = [];
  let next = 1;
  const keepUntil = (line: number) => {
    for (; next < line; next += 1) rows.push(same(next));
  };
  for (const { kind, number, pieces } of diffOf(text, edits).flat()) {
    const row = pieces.map((piece) => piece.text).join('');
    if (kind === 'added') rows.push({ kind, line: undefined, text: row });
    else {
      keepUntil(number);
      rows.push({ kind, line: number, text: row });
      next = number + 1;
    }
  }
  keepUntil(lines.length + 1);
  return rows;
}
