/** The files of the comparison, asked for when they are needed and once. */
import type { NamesFile } from 'restage/engine';
import { link } from '../../link.ts';
import { type Difference, difference } from '../difference.ts';
import type { ReleaseImages } from '../images.ts';
import type { Pair } from './query.ts';

const files = new Map<string, Promise<unknown>>();

/**
 * Compares two releases of the catalogue.
 *
 * @returns the difference, or why there is none; what failed is asked for again the next time
 */
export async function compare({ from, to }: Pair): Promise<Difference | { readonly problem: string }> {
  try {
    const [before, after, names] = await Promise.all([
      load<ReleaseImages>(link(`/releases/${from}.json`)),
      load<ReleaseImages>(link(`/releases/${to}.json`)),
      load<NamesFile>(link('/releases/names.json')),
    ]);
    return difference(before, after, names);
  } catch {
    return { problem: `The images of ${from} and ${to} could not be loaded. Is there a connection? Try again.` };
  }
}

/** The files are this site's own, written by the same build, so that their form is not checked again. */
function load<File>(url: string): Promise<File> {
  const loading =
    files.get(url) ??
    fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.json();
    });
  files.set(url, loading);
  loading.catch(() => files.delete(url));
  return loading as Promise<File>;
}
