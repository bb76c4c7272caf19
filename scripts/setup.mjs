// Brings a checkout to where everything runs: dependencies, and the built command line behind `npx restage`.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newest, root, run } from './run.mjs';

// npm's own record of what it installed, and ours that it looked and had nothing to do.
const stamp = 'node_modules/.cache/restage/installed';
if (newest('node_modules/.package-lock.json', stamp) < newest('package-lock.json')) {
  console.log('Installing dependencies');
  // Not `npm ci`: it refuses a lock file without the builds for other systems that a registry may not hold.
  // Warnings about the Node that runs npm are noise: a current one is among the dependencies.
  run('npm install --no-save --no-audit --no-fund --loglevel=error', { installed: false });
  mkdirSync(join(root, dirname(stamp)), { recursive: true });
  writeFileSync(join(root, stamp), '');
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const current = major > 22 || (major === 22 && minor >= 12);
if (!current && !existsSync(join(root, 'node_modules', '.bin', 'node'))) {
  console.error(`Node 22.12 or newer is needed, this is ${process.version}.`);
  console.error('npm installs one by itself on common systems; here it did not. Install Node 24 and try again.');
  process.exit(1);
}

const sources = newest(
  'packages/migrator/src',
  'packages/migrator/package.json',
  'packages/migrator/tsconfig.build.json',
);
if (newest('packages/migrator/dist/index.js') < sources) {
  console.log('Building the command line');
  run('npm run --silent build -w restage');
}
