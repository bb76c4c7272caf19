// The heavier proof: axe on every page, and every browser test with both editors.
import { run } from './run.mjs';
import { build, isBuilt } from './site.mjs';

process.env.EVERY_PAGE = '1';
if (!isBuilt()) build();
run('playwright test');
