// Builds the site as for a folder of a host with a name, elsewhere than dist/, and checks its links, pictures and lists.
import { join } from 'node:path';
import { root, run } from './run.mjs';

process.env.SITE = 'https://restage.example';
process.env.BASE = '/base';
const folder = join(root, 'node_modules', '.cache', 'restage', 'base');
run(`astro build --force --outDir "${folder}"`);
run(`node src/build/check/main.ts "${folder}"`);
