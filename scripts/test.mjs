// Everything that must hold, cheapest first; stops at the first failure.

import { run } from './run.mjs';
import { build } from './site.mjs';

const steps = [
  ['Types', () => run('npm run --silent check')],
  ['Lint', () => run('npm run --silent lint')],
  ['Unit tests', () => run('vitest run')],
  ['Production build', build],
  ['Links and sizes', () => run('npm run --silent test:site')],
  ['Browser tests', () => run('playwright test')],
];

const began = Date.now();
for (const [title, step] of steps) {
  const start = Date.now();
  console.log(`\n── ${title} ${'─'.repeat(60 - title.length)}`);
  step();
  console.log(`${title}: ${seconds(start)}`);
}
console.log(`\nAll tests passed in ${seconds(began)}`);

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
