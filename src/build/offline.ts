import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { ASSETS } from '../offline/assets.ts';
import { type Entry, type Manifest, OFFLINE_PAGE } from '../offline/manifest.ts';

/** The files of a built site by their path, with slashes: `migrate/index.html`. */
type Files = ReadonlyMap<string, Buffer>;

/**
 * Pages that are kept before they are visited: the way in, the migrator, the rules that its findings lead to, and the search
 * for images. The pages of images are many, and kept as they are visited.
 */
const KEPT_PAGES = new RegExp(`^(?:|migrate/|images/|rules/(?:[^/]+/)?|${OFFLINE_PAGE})index\\.html$`);

const KEPT_FILES = ['favicon.svg'];

/** What brings Monaco: the page names its style together with its script. */
const EDITOR = /^_astro\/diff-editor\.[\w-]+\.(?:js|css)$/;

/**
 * Says what a service worker keeps of a built site.
 *
 * @param base the path the site is served under
 * @throws Error, which ends the build, where the site is not as expected here
 */
export function manifestOf(files: Files, base: string): Manifest {
  const root = base.replace(/\/?$/, '/');
  const references = referencesOf(files);
  const editor = [...files.keys()].filter((file) => EDITOR.test(file));
  if (editor.length !== 2) throw new Error(`Expected one script and one style of Monaco, found ${editor.join(', ')}`);
  if (!files.has(`${OFFLINE_PAGE}index.html`)) throw new Error('There is no page for readers without a connection');

  const pages = [...files.keys()].filter((file) => file.endsWith('.html'));
  const needed = reach(pages, references, new Set(editor));
  const monaco = reach(editor, references, needed);
  const entry = (file: string): Entry => {
    const integrity = `sha256-${createHash('sha256').update(contentOf(files, file)).digest('base64')}`;
    const url = root + file.replace(/(^|\/)index\.html$/, '$1');
    return { url, revision: file.startsWith(ASSETS) ? null : integrity.slice(7, 23), integrity };
  };
  const entries = (wanted: (file: string) => boolean) => [...files.keys()].filter(wanted).sort().map(entry);
  return {
    base: root,
    kept: entries(
      (file) => KEPT_PAGES.test(file) || KEPT_FILES.includes(file) || (file.startsWith(ASSETS) && needed.has(file)),
    ),
    editor: entries((file) => file.startsWith(ASSETS) && monaco.has(file)),
  };
}

/** The files with changing names that each page, script and style names: such a name is found nowhere by chance. */
function referencesOf(files: Files): (file: string) => string[] {
  const names = new Map(
    [...files.keys()].filter((file) => file.startsWith(ASSETS)).map((file) => [file.slice(ASSETS.length), file]),
  );
  for (const name of names.keys()) {
    if (!/^[\w.-]+$/.test(name)) throw new Error(`${ASSETS}${name} has a name that would not be found in other files`);
  }
  return (file) => {
    if (!/\.(?:html|js|css)$/.test(file)) return [];
    const words = contentOf(files, file)
      .toString('utf8')
      .matchAll(/[\w.-]+/g);
    return [...new Set([...words].flatMap(([word]) => names.get(word) ?? []))];
  };
}

/** Everything that files lead to, themselves included, without passing through what is left out. */
function reach(from: readonly string[], next: (file: string) => string[], without: ReadonlySet<string>): Set<string> {
  const found = new Set(from);
  // A set that grows while it is walked is walked to its new end.
  for (const file of found) {
    for (const named of next(file)) {
      if (!without.has(named)) found.add(named);
    }
  }
  return found;
}

function contentOf(files: Files, file: string): Buffer {
  const content = files.get(file);
  if (!content) throw new Error(`There is no ${file}`);
  return content;
}

/**
 * Writes the service worker of a built site, `sw.js`. The same site always gives the same worker.
 *
 * @param folder of the built site
 * @param base the path the site is served under
 * @returns what it costs readers, as a sentence
 */
export async function writeWorker(folder: string, base: string): Promise<string> {
  const files = new Map<string, Buffer>();
  // A folder may look like a file: releases/2026.03.0/, images/user-py-ruamel.yaml/.
  for await (const found of glob('**/*.*', { cwd: folder, withFileTypes: true })) {
    if (!found.isFile()) continue;
    const path = join(found.parentPath, found.name);
    files.set(relative(folder, path).replaceAll('\\', '/'), await readFile(path));
  }
  const manifest = manifestOf(files, base);
  await build({
    entryPoints: [fileURLToPath(new URL('../offline/worker.ts', import.meta.url))],
    outfile: join(folder, 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
    define: { MANIFEST: JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
  });
  const size = (entries: readonly Entry[]) => {
    const paths = entries.map(({ url }) => url.slice(manifest.base.length).replace(/(^|\/)$/, '$1index.html'));
    const bytes = paths.reduce((sum, path) => sum + gzipSync(contentOf(files, path)).length, 0);
    return `${entries.length} files, ${Math.round(bytes / 1000)} kB compressed`;
  };
  return `Kept offline: ${size(manifest.kept)}; Monaco, where it is used: ${size(manifest.editor)}`;
}

/** Gives the built site its service worker; it comes last, because it knows the content of every file. */
export function offline(): AstroIntegration {
  let base = '/';
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir, logger }) => {
        logger.info(await writeWorker(fileURLToPath(dir), base));
      },
    },
  };
}
