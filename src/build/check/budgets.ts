/** What readers of a documentation page transfer, gzipped, in kB of 1,000 bytes. */
import { gzipSync } from 'node:zlib';
import { attribute, type Tag } from '../tags.ts';
import type { BuiltPage, BuiltSite } from './site.ts';

export const BUDGETS = { html: 20, script: 40, style: 25 } as const;

type Part = keyof typeof BUDGETS;
export type Weight = Readonly<Record<Part, number>>;

/** The migrator is a tool, with limits of its own in `tests/size.spec.ts`. */
const NO_DOCUMENTATION = ['/migrate/'];

/** What every page weighs, by its path. Scripts that a page asks for later, as the search does, are not in it. */
export function weigh(site: BuiltSite): ReadonlyMap<string, Weight> {
  const sizes = new Map<string, number>();
  const sizeOf = (file: string) => {
    const known = sizes.get(file) ?? gzipSync(site.read(file)).length / 1000;
    sizes.set(file, known);
    return known;
  };
  const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + sizeOf(file), 0);
  const documentation = site.pages.filter(({ path }) => !NO_DOCUMENTATION.includes(path));
  return new Map(
    documentation.map((page) => [
      page.path,
      {
        html: gzipSync(page.html).length / 1000,
        script: total(withImports(filesOf(page, scriptOf, site), site)),
        style: total(filesOf(page, styleOf, site)),
      },
    ]),
  );
}

/** @returns the pages that weigh more than they may, a sentence each */
export function checkBudgets(weights: ReadonlyMap<string, Weight>): readonly string[] {
  const parts = Object.entries(BUDGETS) as [Part, number][];
  return [...weights].flatMap(([path, weight]) =>
    parts
      .filter(([part, most]) => weight[part] > most)
      .map(([part, most]) => `${path} has ${weight[part].toFixed(1)} kB of ${part}, at most ${most} are allowed`),
  );
}

const styleOf = (tag: Tag) => (isLink(tag, 'stylesheet') ? [attribute(tag, 'href')] : []);

function scriptOf(tag: Tag): readonly (string | undefined)[] {
  if (tag.name === 'script') return [attribute(tag, 'src')];
  if (tag.name === 'astro-island') return [attribute(tag, 'component-url'), attribute(tag, 'renderer-url')];
  return isLink(tag, 'modulepreload') ? [attribute(tag, 'href')] : [];
}

function isLink(tag: Tag, relation: string): boolean {
  return tag.name === 'link' && attribute(tag, 'rel') === relation;
}

function filesOf(
  { tags }: BuiltPage,
  addresses: (tag: Tag) => readonly (string | undefined)[],
  { base, files }: BuiltSite,
): Set<string> {
  const found = tags.flatMap(addresses).flatMap((address) => address?.slice(base.length) ?? []);
  return new Set(found.filter((file) => files.has(file)));
}

/** Scripts, with all that they import before they run. */
function withImports(scripts: Set<string>, site: BuiltSite): Set<string> {
  // A set that grows while it is walked is walked to its new end.
  for (const file of scripts) {
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    for (const [, name] of site.read(file).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      if (site.files.has(folder + name)) scripts.add(folder + name);
    }
  }
  return scripts;
}
