/** Pages about a practice name the rules that look for it, and the rules lead to those pages. */

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

/** The pages that name a rule. */
export function practicesOf<P extends Page>(rule: string, pages: readonly P[]): readonly P[] {
  return pages.filter(({ data }) => data.rules?.includes(rule));
}
