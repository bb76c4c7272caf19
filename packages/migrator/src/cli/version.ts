import { readFileSync } from 'node:fs';

/** The version of this package, from the package.json beside `src` and `dist`. */
export function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(file) as { version: unknown }).version);
}
