import type { Rule } from 'restage/engine';
import { ecosystems } from '../rules.ts';

/** What every page offers beside its text, and as the menu of narrow screens. */
export function sidebar(rules: readonly Rule[]) {
  const groups = (Object.keys(ecosystems) as Rule['ecosystem'][]).map((ecosystem) => ({
    label: ecosystems[ecosystem],
    collapsed: true,
    items: rules
      .filter((rule) => rule.ecosystem === ecosystem)
      .map(({ name }) => ({ label: name, link: `/rules/${name}/` })),
  }));
  return [
    { label: 'Migrate a Dockerfile', link: '/migrate/' },
    { label: 'Guides', items: ['guides/first-migration'] },
    {
      label: 'Rules',
      items: [{ label: 'All rules', link: '/rules/' }, ...groups.filter(({ items }) => items.length > 0)],
    },
    { label: 'Reference', items: ['reference/migrator', 'reference/command-line', 'reference/library'] },
  ];
}
