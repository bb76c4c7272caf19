/** The list of the page comes from the server and stays as it is; a search hides what it does not want of it. */
import { matches, type Query } from './query.ts';

/**
 * Shows what a search is for, or all where it is for no name.
 *
 * @returns the addresses of what is shown
 */
export function filterList(query: Query): readonly string[] {
  const shown: string[] = [];
  document.querySelector('.image-list')?.toggleAttribute('data-filtered', query.kind === 'name');
  for (const section of document.querySelectorAll<HTMLElement>('.image-list > section')) {
    let isEmpty = true;
    for (const item of section.querySelectorAll<HTMLElement>('li')) {
      const link = item.querySelector('a');
      const isWanted = query.kind !== 'name' || matches(link?.textContent ?? '', query.parts);
      item.hidden = !isWanted;
      if (!link || !isWanted) continue;
      isEmpty = false;
      shown.push(link.href);
    }
    section.hidden = isEmpty;
  }
  return shown;
}
