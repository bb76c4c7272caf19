import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * How to start a browser: the one that `CHROME_PATH` names, else the one that npm installs, which is the same everywhere
 * and the fastest, else an installed one, else the one that Playwright downloaded.
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const executablePath = [...installed, chromium.executablePath()].find((path) => existsSync(path));
    if (executablePath) return { executablePath, args };
    throw new Error('No Chromium found: set CHROME_PATH, or run `npx playwright install chromium`');
  }
  const folder = await unpackedChromium();
  const path = join(folder, 'chromium');
  return { executablePath: path, args, env: { ...process.env, ...missingPieces(folder, path) } as NodeJS.ProcessEnv };
}

/** Unpacks the Chromium of `@sparticuz/chromium` once, into a folder of this checkout. */
async function unpackedChromium(): Promise<string> {
  const { inflate } = await import('@sparticuz/chromium');
  const require = createRequire(import.meta.url);
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin');
  const cache = join(process.cwd(), 'node_modules', '.cache');
  const folder = join(cache, 'chromium');
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'chromium-'));
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = unfinished; // inflate writes there
  try {
    for (const archive of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(join(packed, archive));
    await writeFile(join(unfinished, 'fonts.conf'), fontsConfiguration(join(folder, 'fonts')));
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another process was first
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  return folder;
}

/** The fonts of this machine, if it has any, and those that came with the browser. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}</dir>
  <cachedir>${folder}-cache</cachedir>
</fontconfig>
`;
}

/** Where the browser finds fonts, and the libraries that came with it where this machine has none of its own. */
function missingPieces(folder: string, executable: string): Record<string, string> {
  const pieces: Record<string, string> = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  try {
    execFileSync(executable, ['--version'], { stdio: 'ignore' });
  } catch {
    pieces.LD_LIBRARY_PATH = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  }
  return pieces;
}
