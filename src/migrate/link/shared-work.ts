/** Between the work on the page and what a link carries of it. */
import type { Origin, State } from '../state.ts';
import { DEFAULT_PATH, type Reach, type Work, type WorkFile } from '../work.ts';
import type { Shared } from './shared.ts';

/**
 * What a link carries.
 *
 * @param result a hash of the result
 * @param own ids of the releases that the reader added, and a hash of each
 */
export function sharedOf(
  { work, bundled }: Pick<State, 'work' | 'bundled'>,
  result: string | undefined,
  own: Readonly<Record<string, string>>,
): Shared {
  const { files, release, options, reach } = work;
  const catalog = reach?.newest ?? bundled[0];
  return {
    files: files.map(({ path, text, decisions, done }) => ({
      ...(path === DEFAULT_PATH ? {} : { path }),
      text,
      ...(isEmpty(decisions) ? {} : { decisions }),
      ...(isEmpty(done) ? {} : { done }),
    })),
    release,
    ...(isEmpty(options) ? {} : { options }),
    ...(catalog === undefined ? {} : { catalog }),
    ...(isEmpty(own) ? {} : { own: { ...own } }),
    ...(result === undefined ? {} : { result }),
  };
}

/** The work that a link brings to this page. */
export function workOf(shared: Shared, page: Pick<State, 'bundled' | 'own'>): Work {
  const newest = page.bundled[0] ?? '';
  const reach = reachOf(shared, page);
  return {
    files: shared.files.map(
      ({ path, text, decisions, done }, key): WorkFile => ({
        key,
        path: path ?? DEFAULT_PATH,
        text,
        decisions: decisions ?? {},
        done: done ?? {},
      }),
    ),
    release: shared.release ?? shared.catalog ?? newest,
    options: shared.options ?? {},
    ...(reach === undefined ? {} : { reach }),
  };
}

/** The part of this page's catalogue that the link was made with; undefined where that is all of it. */
function reachOf({ catalog, own = {} }: Shared, page: Pick<State, 'bundled' | 'own'>): Reach | undefined {
  const newest = page.bundled[0] ?? '';
  // A link of the first format does not say.
  if (catalog === undefined) return undefined;
  const used = Object.keys(own).sort();
  const mine = page.own.map(({ id }) => id).sort();
  const isWhole = catalog >= newest && used.join() === mine.join();
  return isWhole ? undefined : { newest: catalog < newest ? catalog : newest, own: used };
}

/** What the reader should know of a link that this page cannot reproduce; undefined where there is nothing. */
export function reservations(
  { catalog, own = {} }: Shared,
  page: Pick<State, 'bundled'>,
  mine: Readonly<Record<string, string>>,
): string | undefined {
  const newest = page.bundled[0] ?? '';
  const missing = Object.keys(own).filter((id) => mine[id] === undefined);
  const other = Object.keys(own).filter((id) => mine[id] !== undefined && mine[id] !== own[id]);
  const parts = [
    ...(catalog !== undefined && catalog > newest
      ? [`The link was made with a catalogue up to ${catalog}; this page’s ends at ${newest}.`]
      : []),
    ...(missing.length > 0
      ? [`The link was made with ${missing.join(', ')}, which its maker added to the catalogue and you do not have.`]
      : []),
    ...(other.length > 0 ? [`Your ${other.join(', ')} differs from the one that the link was made with.`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : undefined;
}

export function originOf(fragment: string, { result }: Shared): Origin {
  return { fragment: fragment.replace(/^#/, ''), result, agrees: undefined };
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
