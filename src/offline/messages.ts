/** What a page says to a service worker. Pages and workers of different builds meet: what is here stays. */
export type Message =
  /**
   * The page has loaded these files, some maybe before the worker could see it. To a port that comes along the worker
   * says whether all of them are of its build: a boolean.
   */
  | { readonly kind: 'loaded'; readonly files: readonly string[] }
  /** The reader wants the new version. */
  | { readonly kind: 'take-over' };
