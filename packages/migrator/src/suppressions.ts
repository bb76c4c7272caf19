/** Comments that silence a rule: `# restage ignore=<rule>[,<rule>] reason="…"` above an instruction, or `ignore-file=`. */
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import { lastAtMost } from './dockerfile/joined.ts';
import type { Range } from './range.ts';

/** One rule that one comment silences. */
export interface Suppression {
  readonly rule: string;
  /** The name of the rule in the comment. */
  readonly at: Range;
  /** Where findings are silenced. */
  readonly over: Range;
}

export interface UnusedSuppression {
  readonly rule: string;
  readonly at: Range;
  /** Whether there is such a rule. */
  readonly isKnown: boolean;
}

const COMMENT = /^#\s*restage\s+(ignore|ignore-file)=([\w,-]+)/;

/** The suppressions of a file. A comment inside a heredoc is text and suppresses nothing. */
export function readSuppressions({ comments, instructions, text }: Dockerfile): readonly Suppression[] {
  const topLevel = instructions.filter(({ onbuild }) => !onbuild);
  let next = 0;
  return comments.flatMap((comment) => {
    const match = COMMENT.exec(comment.text);
    if (!match) return [];
    const [head, scope, list = ''] = match;
    while (topLevel[next] && (topLevel[next]?.range.start ?? 0) < comment.start) next += 1;
    const over = scope === 'ignore-file' ? { start: 0, end: text.length } : topLevel[next]?.range;
    let at = comment.start + head.length - list.length;
    return list.split(',').map((rule) => {
      const start = at;
      at += rule.length + 1;
      return { rule, at: { start, end: start + rule.length }, over: over ?? { start: text.length, end: text.length } };
    });
  });
}

/** Takes away the findings that a comment silences, and says which comments silence none. */
export function suppress<Found extends { readonly rule: string; readonly at: Range }>(
  findings: readonly Found[],
  suppressions: readonly Suppression[],
): { readonly kept: readonly Found[]; readonly unused: readonly Suppression[] } {
  const groupOf = (rule: string, start: number) => `${rule}@${start}`;
  const groups = Map.groupBy(suppressions, ({ over, rule }) => groupOf(rule, over.start));
  const starts = [...new Set(suppressions.map(({ over }) => over.start))].sort((a, b) => a - b);
  const used = new Set<string>();
  const kept = findings.filter(({ rule, at }) => {
    // Instructions do not overlap: only the file may silence it, or the last one that begins before it.
    const candidates = [0, starts[lastAtMost(starts, at.start)] ?? 0].map((start) => groupOf(rule, start));
    const silencing = candidates.filter((group) => groups.get(group)?.some(({ over }) => holds(over, at)));
    for (const group of silencing) used.add(group);
    return silencing.length === 0;
  });
  return { kept, unused: suppressions.filter(({ over, rule }) => !used.has(groupOf(rule, over.start))) };
}

function holds(over: Range, at: Range): boolean {
  return over.start <= at.start && at.start < Math.max(over.end, over.start + 1);
}
