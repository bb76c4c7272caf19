/** Promise 7: cost grows linearly with the file. Counted, not timed; `npm run bench` has the times. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { shapes } from './testing/shapes.ts';

const SIZES = [50, 100, 200] as const;

let counts: ReadonlyMap<string, readonly number[]>;
beforeAll(() => {
  const program = fileURLToPath(new URL('testing/count-work.ts', import.meta.url));
  const flags = ['--no-opt', '--no-maglev', '--no-sparkplug', '--no-flush-bytecode'];
  counts = new Map(
    JSON.parse(execFileSync(process.execPath, [...flags, program, ...SIZES.map(String)], { encoding: 'utf8' })),
  );
}, 120_000);

test.each(Object.keys(shapes))('%s', (shape) => {
  const [few = 0, more = 0, most = 0] = counts.get(shape) ?? [];
  expect(few).toBeGreaterThan(0);
  // The first step adds 50 and the second 100: twice the work, if the cost of one does not depend on the others.
  const growth = (most - more) / Math.max(more - few, SIZES[1]);
  expect(growth).toBeLessThan(2.3);
});
