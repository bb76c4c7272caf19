import type { Finding } from '../finding.ts';
import { assumptionOf, type FileResult, isChanged, type ReadFile, type RunFacts, wasRead } from './result.ts';
import { visible } from './visible.ts';
import { count, workOf } from './work.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** How the reader sees the text. */
export interface View {
  /** Whether it goes to a terminal, which obeys control characters. */
  readonly terminal: boolean;
  /** Colours the text, or returns it as it is. */
  readonly paint: (style: Style, text: string) => string;
}

/** What a run does with the result. */
export type Action = 'show' | 'write' | 'check';

/**
 * The diff as people see it; what is not for a terminal keeps every byte.
 *
 * @param diff a unified diff
 */
export function formatDiff(diff: string, view: View): string {
  const lines = diff.split('\n').map((line) => {
    // The carriage return of a CRLF line moves nothing that is still to come; shown, it would stand on every line.
    const shown = view.terminal ? visible(line.replace(/\r$/, '')) : line;
    const style = diffStyle(line);
    return style === undefined || shown === '' ? shown : view.paint(style, shown);
  });
  return lines.join('\n');
}

function diffStyle(line: string): Style | undefined {
  if (line.startsWith('--- a/') || line.startsWith('+++ b/')) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('-')) return 'red';
  if (line.startsWith('+')) return 'green';
  return undefined;
}

/**
 * The findings of a file: one line that says where and which rule, one that says what. Those about reproducible builds
 * follow under a heading of their own.
 */
export function formatFindings({ path, text, migration }: ReadFile, view: View): string {
  const { migration: moving = [], reproducibility: others = [] } = Object.groupBy(
    migration.findings,
    ({ topic }) => topic,
  );
  const first = moving.length > 0 ? list(path, moving, view) : `${quiet(path, text, migration.images.length)}\n`;
  return others.length > 0 ? `${first}\n${view.paint('bold', 'Reproducibility')}\n${list(path, others, view)}` : first;
}

/** The checklist of a file: state and title on one line, the reason on the next. */
export function formatChecklist({ path, migration: { checklist } }: ReadFile, view: View): string {
  const states = { met: 'green', missed: 'yellow', 'not applicable': 'dim' } as const;
  const rows = checklist.map(
    ({ reason, state, title }) =>
      `  ${view.paint(states[state], state.padEnd('not applicable'.length))}  ${title}\n${' '.repeat(18)}${visible(reason)}\n`,
  );
  return rows.length > 0
    ? `${view.paint('bold', `Reproducibility checklist of ${visible(path)}, as it is`)}\n${rows.join('')}`
    : '';
}

function list(path: string, findings: readonly Finding[], view: View): string {
  const heads = findings.map((finding) => ({
    place: place(path, finding),
    label: label(finding),
    finding,
  }));
  const width = heads.reduce((widest, { place }) => Math.max(widest, place.length), 0);
  const lines = heads.map(({ place, label, finding }) => {
    const head = `${place.padEnd(width)}  ${view.paint(labelStyle(finding), label.padEnd(10))}  ${view.paint('dim', visible(finding.rule))}`;
    const skipped = finding.skipped === undefined ? '' : `    not applied: ${visible(finding.skipped)}\n`;
    return `${head}\n    ${visible(finding.message)}\n${skipped}`;
  });
  return lines.join('');
}

/** The findings that make a check fail, one line each, as compilers print them. */
export function formatCheck({ path, migration }: ReadFile, view: View): string {
  return migration.findings
    .filter(({ applied, level }) => applied || level === 'blocker')
    .map((finding) => {
      const head = `${place(path, finding)}: ${view.paint(labelStyle(finding), label(finding))}`;
      return `${head}: ${visible(finding.message)} [${visible(finding.rule)}]\n`;
    })
    .join('');
}

/**
 * One line: how many files, what was done, what is left, the target release and how far the catalogue reaches; and one
 * more where the target is a release that the reader added.
 */
export function formatSummary(files: readonly FileResult[], action: Action, run: RunFacts, view: View): string {
  const read = files.filter(wasRead);
  const { apart, applied, off, todo } = workOf(read.flatMap(({ migration }) => migration.findings));
  const failed = files.filter((file) => !wasRead(file) || !file.migration.ok).length;

  const changes = `${count(applied.length, 'change')} ${action === 'write' ? 'written' : 'to apply'}`;
  const hint = action === 'show' && read.some(isChanged) ? ' (--write)' : '';
  const parts = [
    count(files.length, 'file'),
    ...(failed > 0 ? [view.paint('red', `${failed} failed`)] : []),
    view.paint(applied.length > 0 ? 'green' : 'dim', changes) + hint,
    `${count(off.length, 'suggestion')} left`,
    view.paint(todo.length > 0 ? 'yellow' : 'dim', `${todo.length} for you to do`),
    ...(apart.length > 0 ? [`${apart.length} about reproducibility`] : []),
    `target ${nameRelease(run.target, run)}`,
    `the catalogue reaches ${visible(run.newest)}`,
  ];
  return `${parts.join(', ')}\n${formatBasis(run)}`;
}

/** `2026.06.0 (yours)` */
function nameRelease(id: string, { own }: RunFacts): string {
  return `${visible(id)}${own?.some((release) => release.id === id) ? ' (yours)' : ''}`;
}

function formatBasis(run: RunFacts): string {
  const assumption = assumptionOf(run);
  return assumption === undefined ? '' : `${visible(run.target)} is yours, so ${visible(assumption)}\n`;
}

function quiet(path: string, text: string, images: number): string {
  if (text.trim() === '') return `${visible(path)}: the file is empty`;
  if (images === 0) return `${visible(path)}: names no StageX image`;
  return `${visible(path)}: nothing to change`;
}

function place(path: string, { range }: Finding): string {
  return `${visible(path)}:${range.line}:${range.column}`;
}

function label({ level, applied, edits }: Finding): string {
  if (applied) return 'change';
  // A safe change that had to give way to another one is left to a person like a suggestion.
  return level === 'safe' && edits.length > 0 ? 'skipped' : level;
}

function labelStyle({ level, applied }: Finding): Style {
  if (applied) return 'green';
  if (level === 'blocker') return 'red';
  return level === 'suggestion' ? 'cyan' : 'yellow';
}
