/** The parts of a release’s page that are made of its difference, in the order readers meet them. */
import type { Difference, Size } from './difference.ts';

export interface Section {
  readonly id: string;
  readonly title: string;
  /** As in `39 major versions`. */
  readonly label: string;
  readonly count: number;
}

const sizes: readonly { readonly size: Size; readonly id: string; readonly title: string; readonly label: string }[] = [
  { size: 'major', id: 'major-versions', title: 'Major versions', label: 'major versions' },
  { size: 'minor', id: 'minor-versions', title: 'Minor versions', label: 'minor versions' },
  { size: 'patch', id: 'patch-versions', title: 'Patch versions', label: 'patch versions' },
  { size: 'other', id: 'other-versions', title: 'Other versions', label: 'other versions' },
];

/** The sections about versions, the weightiest first. */
export function versionSections({ bumped }: Difference) {
  return sizes.map((section) => {
    const images = bumped.filter(({ size }) => size === section.size);
    return { ...section, images, count: images.length };
  });
}

/** Every section with how many images it holds, those that hold none included. */
export function sectionsOf(difference: Difference): readonly Section[] {
  const { added, removed, renamed, contentChanged, incomparable, unchanged } = difference;
  return [
    { id: 'removed', title: 'Removed', label: 'removed', count: removed.length },
    { id: 'renamed', title: 'Renamed', label: 'renamed', count: renamed.length },
    ...versionSections(difference).map(({ id, title, label, count }) => ({ id, title, label, count })),
    { id: 'added', title: 'Added', label: 'added', count: added.length },
    { id: 'content', title: 'Content changed', label: 'changed content', count: contentChanged.length },
    { id: 'incomparable', title: 'Not comparable', label: 'not comparable', count: incomparable.length },
    { id: 'unchanged', title: 'Unchanged', label: 'unchanged', count: unchanged.length },
  ];
}

/** So many images of one version and two contents fit a page that has more to say. */
const FITTING = 100;

/** Whether the images whose content changed, or cannot be compared, are on a page of their own: `/releases/…/content/`. */
export function hasOwnPage({ contentChanged, incomparable }: Difference): boolean {
  return contentChanged.length + incomparable.length > FITTING;
}
