/**
 * Counts what a migration does: how often each block of the engine's code runs. Unlike time it is the same on every
 * machine. A program of its own, because optimised code counts nothing; prints JSON.
 *
 *     node --no-opt --no-maglev --no-sparkplug --no-flush-bytecode count-work.ts <size>…
 */
import { type Profiler, Session } from 'node:inspector';

const session = new Session();
session.connect();
session.post('Profiler.enable');
// Before the engine is read: code that has been compiled already does not count.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const { migrate } = await import('../migrate-bundled.ts');
const { shapes } = await import('./shapes.ts');

function takeCounts(): number {
  let counts: readonly Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    counts = result;
  });
  return counts
    .filter(({ url }) => /\/migrator\/src\/(?!testing\/)/.test(url))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

function countWork(text: string): number {
  takeCounts();
  migrate(text, { level: 'suggestion', reconstruct: false });
  return takeCounts();
}

// What the catalogue and the regular expressions prepare once is no part of it.
for (const shape of Object.values(shapes)) countWork(shape(5));
const sizes = process.argv.slice(2).map(Number);
const counted = Object.entries(shapes).map(([name, shape]) => [name, sizes.map((size) => countWork(shape(size)))]);
console.log(JSON.stringify(counted));
