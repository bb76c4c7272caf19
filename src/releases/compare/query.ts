/** Which two releases an address asks to compare. */

export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** So much of a wrong name is repeated to the reader. */
const SHOWN = 40;

/**
 * Reads `?from=…&to=…`. Anybody can write such an address, so only releases of the catalogue are taken from it.
 *
 * @param search as `location.search`
 * @param releases newest first
 * @returns the pair, or what is wrong with the address; a side that it leaves out is the newest release, or the one before
 */
export function readPair(search: string, releases: readonly string[]): Pair | { readonly problem: string } {
  const query = new URLSearchParams(search);
  const [to = '', from = to] = releases;
  const pair = { from: query.get('from') ?? from, to: query.get('to') ?? to };
  const wrong = Object.values(pair).filter((release) => !releases.includes(release));
  if (wrong.length === 0) return pair;
  const names = [...new Set(wrong)].map((name) => `“${name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name}”`);
  return { problem: `The catalogue has no release ${names.join(' and ')}. Choose two of those that it has.` };
}

/** The query of a pair, with its question mark. */
export function writePair({ from, to }: Pair): string {
  return `?${new URLSearchParams({ from, to })}`;
}
