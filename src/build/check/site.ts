/** A built site, read once for everything that is checked about it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageOf } from '../page-files.ts';
import { attribute, type Tag, tags } from '../tags.ts';

export interface BuiltPage {
  /** Under the base, as `/guides/rust/`. */
  readonly path: string;
  readonly html: string;
  readonly tags: readonly Tag[];
  /** What a fragment can name. */
  readonly ids: ReadonlySet<string>;
}

export interface BuiltSite {
  /** With a slash at both ends. */
  readonly base: string;
  /** Where it will be served, as `https://restage.example`; undefined where the build was not told. */
  readonly origin: string | undefined;
  readonly pages: readonly BuiltPage[];
  /** Every file, with slashes, as `guides/rust/index.html`. */
  readonly files: ReadonlySet<string>;
  read(file: string): string;
}

/** Reads the site in a folder. */
export function readSite(folder: string, { base = '/', site }: { base?: string; site?: string } = {}): BuiltSite {
  const found = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = found.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length));
  const paths = files.map((file) => file.replaceAll('\\', '/')).sort();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    base: `/${base.replaceAll(/^\/|\/$/g, '')}/`.replace('//', '/'),
    origin: site === undefined ? undefined : new URL(site).origin,
    pages: paths.filter((file) => file.endsWith('.html')).map((file) => readPage(file, read(file))),
    files: new Set(paths),
    read,
  };
}

/** A page by its file in the site. */
export function readPage(file: string, html: string): BuiltPage {
  const found = [...tags(html)];
  const ids = found.flatMap((tag) => attribute(tag, 'id') ?? []);
  return { path: pageOf(file), html, tags: found, ids: new Set(ids) };
}
