/** Pages about a practice name the rules that look for it, and the rules lead to those pages. */
import { pages as inOrder } from './sidebar.ts';

interface Page {
  /** `reproducibility/caching` */
  readonly id: string;
  readonly data: { readonly title: string; readonly rules?: readonly string[] | undefined };
}

/**
 * The rules that a page names, in its order.
 *
 * @throws Error, which ends the build, when there is no rule of that name
 */
export function rulesOf<R extends { readonly name: string }>({ data, id }: Page, rules: readonly R[]): readonly R[] {
  return (data.rules ?? []).map((name) => {
    const rule = rules.find((rule) => rule.name === name);
    if (!rule) throw new Error(`${id} names the rule ${name}, which does not exist`);
    return rule;
  });
}

/** The pages that name a rule, in the order of the sidebar. */
export function practicesOf<P extends Page>(rule: string, pages: readonly P[]): readonly P[] {
  return pages
    .filter(({ data }) => data.rules?.includes(rule))
    .toSorted((a, b) => inOrder.indexOf(a.id) - inOrder.indexOf(b.id));
}

/** The page that explains a practice: of those that name most of its rules the first in the sidebar. */
export function explains<P extends Page>(rules: readonly string[], pages: readonly P[]): P | undefined {
  const naming = Map.groupBy(
    rules.flatMap((rule) => practicesOf(rule, pages)),
    (page) => page,
  );
  return [...naming].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
