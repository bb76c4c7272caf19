/** Checks a built site, `dist/` or the folder that is named: links with their fragments, and what pages weigh. */
import { resolve } from 'node:path';
import { BUDGETS, checkBudgets, weigh } from './budgets.ts';
import { checkLinks } from './links.ts';
import { readSite } from './site.ts';

const { BASE: base, SITE: site } = process.env;
const built = readSite(resolve(process.argv[2] ?? 'dist'), { ...(base && { base }), ...(site && { site }) });
if (built.pages.length === 0) throw new Error('There are no pages; build the site first');

const weights = weigh(built);
const problems = [...checkLinks(built), ...checkBudgets(weights)];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${built.pages.length} pages: every link leads somewhere`);

for (const [part, most] of Object.entries(BUDGETS) as [keyof typeof BUDGETS, number][]) {
  const [path, weight] = [...weights].reduce((a, b) => (b[1][part] > a[1][part] ? b : a));
  console.log(`Most ${part}: ${weight[part].toFixed(1)} of ${most} kB, ${path}`);
}
