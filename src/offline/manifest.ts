/** What a build gives its service worker to keep. */
export interface Manifest {
  /** The path the site is served under, with slashes at both ends. */
  readonly base: string;
  /** For every reader: the migrator, the pages it leads to, and what any page needs. */
  readonly kept: readonly Entry[];
  /** Monaco, for readers whose screen has loaded it. */
  readonly editor: readonly Entry[];
}

/** A file as `workbox-precaching` takes it. */
export interface Entry {
  /** Path on the site's origin; that of a page ends in a slash. */
  readonly url: string;
  /** Tells two contents of one address apart; null where the address itself does. */
  readonly revision: string | null;
  /** What the content must be, as in an `integrity` attribute: a host in the middle of a change serves two builds. */
  readonly integrity: string;
}

/** The page that answers for one that cannot be had, under the base. */
export const OFFLINE_PAGE = 'offline/';
