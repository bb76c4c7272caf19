/** The names of releases: year, month and a counter. */

/** Whether a text is a release as StageX writes it, `2026.03.0`. */
export function isReleaseId(text: string): boolean {
  return /^\d{4}\.\d{2}\.\d{1,6}$/.test(text);
}

/** Orders releases by year, month and counter: negative when `a` came before `b`. */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map((id) => id.split('.').map(Number));
  const difference = left?.map((part, index) => part - (right?.[index] ?? 0)).find((part) => part !== 0);
  return difference ?? 0;
}
