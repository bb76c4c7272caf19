/**
 * How hard properties are tried. `npm test` tries the same few hundred files every time; to search for new ones, with
 * another seed each time:
 *
 *     RESTAGE_RUNS=20000 npx vitest run packages/migrator/src/properties.test.ts
 *
 * A failure prints its seed and path, to be given as RESTAGE_SEED and RESTAGE_PATH.
 */
import type { Parameters } from 'fast-check';

const { RESTAGE_PATH, RESTAGE_RUNS, RESTAGE_SEED } = process.env;

/**
 * Parameters for `fc.assert`.
 *
 * @param numRuns runs in `npm test`
 */
export function proof<T>(numRuns: number): Parameters<T> {
  const seed = RESTAGE_SEED ?? (RESTAGE_RUNS === undefined ? '2026' : undefined);
  return {
    numRuns: RESTAGE_RUNS === undefined ? numRuns : Number(RESTAGE_RUNS),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(RESTAGE_PATH === undefined ? {} : { path: RESTAGE_PATH }),
  };
}

/** Vitest's time limit for one property: none when runs are asked for. */
export const timeout = RESTAGE_RUNS === undefined ? 60_000 : 0;
