import type { Rule } from 'restage/engine';
import { ecosystems } from '../rules.ts';
import { doors } from './api/doors.ts';

const group = (label: string, folder: string, pages: readonly string[]) => ({
  label,
  items: pages.map((page) => `${folder}/${page}`),
});

/** The guides in reading order. */
const guides = [
  { label: 'Start here', slug: 'guides/first-migration' },
  'guides/troubleshooting',
  'guides/zallet',
  group('By language', 'guides', ['rust', 'rust-cxx', 'go', 'c-clang', 'c-gcc', 'cmake', 'python', 'node']),
  group('By kind of image', 'guides', ['runtime', 'login-shell', 'composed', 'services', 'flat-names', 'platform']),
  group('Keeping up', 'guides', ['many-repositories', 'renovate']),
];

/** The pages on reproducible builds, from what goes in to what comes out. */
const reproducibility = [
  { label: 'Overview', slug: 'reproducibility/overview' },
  'reproducibility/words',
  group('Pins and trust', 'reproducibility', ['pinning', 'moving-tags', 'sets', 'signatures', 'trust']),
  group('Inputs', 'reproducibility', ['network', 'downloads', 'cargo-lock', 'source-policy']),
  group('Build', 'reproducibility', [
    'source-date-epoch',
    'environment',
    'rust',
    'rust-paths',
    'go',
    'c-cxx',
    'python-node',
  ]),
  group('Caches', 'reproducibility', ['layers-and-mounts', 'caching']),
  group('Image', 'reproducibility', ['layer-times', 'image', 'attestations']),
  group('Proof', 'reproducibility', ['build-twice', 'find-the-difference', 'publish']),
];

/** From what people use to what programs read; last, what nobody should rely on. */
const reference = [
  'reference/command-line',
  'reference/migrator',
  'reference/levels',
  'reference/suppression',
  'reference/workflows',
  {
    label: 'For programs',
    items: [
      'reference/library',
      ...doors.map(({ name, slug }) => ({ label: name, link: `/reference/api/${slug}/` })),
      'reference/json',
      'reference/links',
    ],
  },
  group('Catalogue', 'reference', ['catalogue', 'add-a-release']),
  'reference/hosting',
  'reference/limits',
];

type Entry = string | { readonly slug: string } | { readonly items: readonly Entry[] } | { readonly link: string };

/** The pages of the sidebar that are written by hand, `guides/rust`, in its order. */
export const pages: readonly string[] = [...guides, ...reproducibility, ...reference].flatMap(slugsOf);

function slugsOf(entry: Entry): readonly string[] {
  if (typeof entry === 'string') return [entry];
  if ('items' in entry) return entry.items.flatMap(slugsOf);
  return 'slug' in entry ? [entry.slug] : [];
}

/**
 * What every page offers beside its text, and as the menu of narrow screens.
 *
 * @param releases oldest first
 */
export function sidebar(rules: readonly Rule[], releases: readonly { readonly id: string }[]) {
  const groups = (Object.keys(ecosystems) as Rule['ecosystem'][]).map((ecosystem) => ({
    label: ecosystems[ecosystem],
    collapsed: true,
    items: rules
      .filter((rule) => rule.ecosystem === ecosystem)
      .map(({ name }) => ({ label: name, link: `/rules/${name}/` })),
  }));
  return [
    { label: 'Migrate a Dockerfile', link: '/migrate/' },
    { label: 'Guides', items: guides },
    { label: 'Reproducibility', collapsed: true, items: reproducibility },
    { label: 'Images', link: '/images/' },
    {
      label: 'Releases',
      collapsed: true,
      items: [
        { label: 'All releases', link: '/releases/' },
        { label: 'Compare two', link: '/releases/compare/' },
        ...releases.map(({ id }) => ({ label: id, link: `/releases/${id}/` })).toReversed(),
      ],
    },
    {
      label: 'Rules',
      items: [{ label: 'All rules', link: '/rules/' }, ...groups.filter(({ items }) => items.length > 0)],
    },
    { label: 'Reference', items: reference },
  ];
}
