/** The site's parts, as the header names them: where each begins, and what belongs to it. */
export const sections = [
  { label: 'Migrate', path: '/migrate/', within: '/migrate/' },
  { label: 'Guides', path: '/guides/first-migration/', within: '/guides/' },
  { label: 'Reproducibility', path: '/reproducibility/overview/', within: '/reproducibility/' },
  { label: 'Releases', path: '/releases/', within: '/releases/' },
  { label: 'Images', path: '/images/', within: '/images/' },
  { label: 'Rules', path: '/rules/', within: '/rules/' },
  { label: 'Reference', path: '/reference/command-line/', within: '/reference/' },
] as const;
