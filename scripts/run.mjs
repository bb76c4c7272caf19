// Shared by the scripts. They run on any Node from 20 on and use nothing that has to be installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/**
 * Runs a command line in the repository and ends this process when it fails.
 *
 * Installed tools come first on the PATH, among them a current Node. npm may replace that one while it installs, so it
 * must not run on it.
 */
export function run(command, { installed = true } = {}) {
  const others = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  const path = (installed ? [bin, ...others] : others).join(delimiter);
  const env = { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, signal } = spawnSync(command, { cwd: root, env, shell: true, stdio: 'inherit' });
  if (status === 0) return;
  if (signal === null) console.error(`\nFailed: ${command}`);
  process.exit(status ?? 1);
}

/** When anything in these files and folders last changed, in milliseconds; 0 where nothing exists. */
export function newest(...paths) {
  let latest = 0;
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    const stat = statSync(full);
    // A folder's own time tells of files that are gone.
    latest = Math.max(latest, stat.mtimeMs);
    if (stat.isDirectory()) latest = Math.max(latest, newest(...readdirSync(full).map((name) => join(path, name))));
  }
  return latest;
}
