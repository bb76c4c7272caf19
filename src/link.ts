import { underBase } from './build/markdown.ts';

/** A page of this site, as `/rules/`, under the base it is served from. */
export function link(path: `/${string}`): string {
  return underBase(path, import.meta.env.BASE_URL);
}
