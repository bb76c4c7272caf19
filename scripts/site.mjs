// Builds the site into dist/ and remembers from what, so that `npm start` knows whether that is still current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newest, root, run } from './run.mjs';

const record = join(root, 'node_modules', '.cache', 'restage', 'build.json');
const settings = JSON.stringify({ site: process.env.SITE, base: process.env.BASE, edit: process.env.EDIT_URL });
const sources = [
  'astro.config.mjs',
  'content',
  'ec.config.mjs',
  'package-lock.json',
  'packages/migrator/src',
  'public',
  'src',
];

/** Whether dist/ holds what the sources and the environment would give now. */
export function isBuilt() {
  if (!existsSync(record) || !existsSync(join(root, 'dist', 'index.html'))) return false;
  const built = JSON.parse(readFileSync(record, 'utf8'));
  return built.settings === settings && built.started > newest(...sources);
}

export function build() {
  const started = Date.now();
  // Without --force Astro may reuse rendered pages that name files of an earlier configuration.
  run('astro build --force');
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify({ settings, started }));
}
