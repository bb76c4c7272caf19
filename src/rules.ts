import type { Level, Rule } from 'restage/engine';

export interface LevelInfo {
  readonly label: string;
  /** What the level promises, as a sentence that starts with the level's name. */
  readonly promise: string;
  /** The look of its badge, as Starlight names them. */
  readonly badge: 'success' | 'note' | 'caution' | 'danger';
}

/** The levels, the most trusted first. */
export const levels: Readonly<Record<Level, LevelInfo>> = {
  safe: {
    label: 'Safe',
    promise: 'Applied by default. It cannot change what a correct build does.',
    badge: 'success',
  },
  suggestion: {
    label: 'Suggestion',
    promise: 'Has an edit that is applied only when you accept it.',
    badge: 'note',
  },
  advice: {
    label: 'Advice',
    promise: 'Edits nothing. It tells you something to check.',
    badge: 'caution',
  },
  blocker: {
    label: 'Blocker',
    promise: 'Edits nothing. The build cannot succeed on the target release until you act.',
    badge: 'danger',
  },
};

/** What rules are about, in the order readers meet it. */
export const ecosystems: Readonly<Record<Rule['ecosystem'], string>> = {
  images: 'Images and pins',
  runtime: 'Users and runtime',
  shell: 'Shell',
  c: 'C and C++',
  rust: 'Rust',
  go: 'Go',
  python: 'Python',
  node: 'Node.js',
  services: 'Services',
  platform: 'Platform',
  reproducibility: 'Reproducibility',
  restage: 'Restage itself',
};

/** The releases a rule holds for, as readers see it. */
export function reach({ since, until }: Pick<Rule, 'since' | 'until'>): string {
  if (since && until) return since === until ? since : `${since} to ${until}`;
  if (since) return `${since} and later`;
  return until ? `up to ${until}` : 'any';
}

/** Whether a rule speaks when a file moves to this release. Release numbers sort as text: 2025.10.0 before 2026.01.0. */
export function holdsFor({ since, until }: Pick<Rule, 'since' | 'until'>, release: string): boolean {
  return (since === undefined || release >= since) && (until === undefined || release <= until);
}

/**
 * Gives every rule its page, in the rules' order.
 *
 * @throws Error, which ends the build, when a rule has no page or a page has no rule
 */
export function pairRules<R extends { readonly name: string }, P extends { readonly id: string }>(
  rules: readonly R[],
  pages: readonly P[],
): { readonly rule: R; readonly page: P }[] {
  const pageOf = new Map(pages.map((page) => [page.id, page]));
  const pairs = rules.flatMap((rule) => {
    const page = pageOf.get(rule.name);
    return page ? [{ rule, page }] : [];
  });
  const named = new Set(rules.map((rule) => rule.name));
  const problems = [
    ...rules.filter((rule) => !pageOf.has(rule.name)).map((rule) => `rule ${rule.name} has no rule.md`),
    ...pages.filter((page) => !named.has(page.id)).map((page) => `${page.id}/rule.md has no rule in the list`),
  ];
  if (problems.length > 0) throw new Error(`Rules and their pages differ: ${problems.join('; ')}`);
  return pairs;
}
