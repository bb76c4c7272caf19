// Measures what readers get: the production build, made again when the sources are newer.
import { run } from './run.mjs';
import { build, isBuilt } from './site.mjs';

if (!isBuilt()) build();
run('node tests/bench/page.bench.ts');
