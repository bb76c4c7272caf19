import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestOf, writeWorker } from './offline.ts';

/** A site as Astro builds it, in small. */
const site = {
  'index.html': '<link href="/_astro/page.a1.css">',
  '404.html': '',
  'favicon.svg': '<svg/>',
  'images/index.html': '',
  'images/core-curl/index.html': '',
  'images/user-py-ruamel.yaml/index.html': '',
  'guides/first/index.html': '<link href="/_astro/page.a1.css"><script src="/_astro/guide.b2.js"></script>',
  'migrate/index.html': '<astro-island component-url="/_astro/App.c3.js"></astro-island>',
  'offline/index.html': '',
  'pagefind/pagefind.js': '',
  'rules/index.html': '',
  'rules/platform/index.html': '',
  'rules/platform/rule.ts.txt': '',
  '_astro/page.a1.css': '@font-face{src:url(/_astro/text.d4.woff2)}',
  '_astro/text.d4.woff2': 'a font',
  '_astro/guide.b2.js': '',
  '_astro/App.c3.js':
    'd=["_astro/diff-editor.e5.js","_astro/diff-editor.f6.css"];import("./example.g7.js");import("./diff-editor.e5.js");new URL("/_astro/engine.worker.h8.js")',
  '_astro/example.g7.js': '',
  '_astro/engine.worker.h8.js': 'fetch("/_astro/catalog-i9.json")',
  '_astro/catalog-i9.json': '{}',
  '_astro/diff-editor.e5.js': 'import"./App.c3.js";import("./dockerfile.j0.js");"/_astro/editor.worker-k1.js"',
  '_astro/diff-editor.f6.css': '@font-face{src:url(/_astro/codicon.l2.ttf)}',
  '_astro/dockerfile.j0.js': '',
  '_astro/editor.worker-k1.js': '',
  '_astro/codicon.l2.ttf': '',
  '_astro/nobody.m3.js': '',
};

type Change = Readonly<Record<string, string | undefined>>;

/** The small site with some files changed, added or, where undefined, left out. */
function filesOf(change: Change = {}): Map<string, Buffer> {
  const files = Object.entries({ ...site, ...change }) as [string, string | undefined][];
  return new Map(files.flatMap(([name, text]) => (text === undefined ? [] : [[name, Buffer.from(text)]])));
}

describe('manifestOf', () => {
  const { kept, editor } = manifestOf(filesOf(), '/restage');
  const urls = (entries: readonly { readonly url: string }[]) =>
    entries.map(({ url }) => url.replace('/restage/', '')).sort();

  it('keeps the migrator, the rules, the search for images, and what any page and its workers need', () => {
    expect(urls(kept)).toEqual(
      [
        '',
        '_astro/App.c3.js',
        '_astro/catalog-i9.json',
        '_astro/engine.worker.h8.js',
        '_astro/example.g7.js',
        '_astro/guide.b2.js',
        '_astro/page.a1.css',
        '_astro/text.d4.woff2',
        'favicon.svg',
        'images/',
        'migrate/',
        'offline/',
        'rules/',
        'rules/platform/',
      ].sort(),
    );
  });

  it('keeps Monaco apart, with all that only Monaco needs', () => {
    expect(urls(editor)).toEqual(
      [
        '_astro/codicon.l2.ttf',
        '_astro/diff-editor.e5.js',
        '_astro/diff-editor.f6.css',
        '_astro/dockerfile.j0.js',
        '_astro/editor.worker-k1.js',
      ].sort(),
    );
  });

  it('tells versions apart where addresses do not', () => {
    const changed = manifestOf(filesOf({ 'rules/index.html': 'other' }), '/restage').kept;
    const differing = changed.filter(({ revision }, index) => revision !== kept[index]?.revision);
    expect(urls(differing)).toEqual(['rules/']);
    expect(kept.filter(({ revision }) => revision === null).every(({ url }) => url.includes('/_astro/'))).toBe(true);
    expect(kept.find(({ url }) => url.endsWith('.json'))?.integrity).toBe(
      'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=',
    );
  });

  it('does not depend on the order in which files are found', () => {
    expect(manifestOf(new Map([...filesOf()].reverse()), '/restage')).toEqual({ base: '/restage/', kept, editor });
  });

  it.each([
    [{ '_astro/diff-editor.f6.css': undefined }, /one script and one style of Monaco/],
    [{ '_astro/diff-editor.n4.js': '' }, /one script and one style of Monaco/],
    [{ 'offline/index.html': undefined }, /no page for readers without a connection/],
    [{ '_astro/a b.js': '' }, /a name that would not be found/],
  ])('refuses a site that is not as expected: %j', (change: Change, problem) => {
    expect(() => manifestOf(filesOf(change), '/')).toThrow(problem);
  });
});

describe('writeWorker', () => {
  it('makes one file that is the same for the same site, and another for another', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'restage-'));
    const write = async (change: Change = {}) => {
      for (const [name, content] of filesOf(change)) {
        const path = join(folder, name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content);
      }
      expect(await writeWorker(folder, '/')).toMatch(/^Kept offline: 14 files, \d+ kB compressed; Monaco/);
      return readFile(join(folder, 'sw.js'), 'utf8');
    };
    try {
      const first = await write();
      expect(first).toContain('_astro/catalog-i9.json');
      expect(first).not.toMatch(/\bMANIFEST\b|process\.env|^import /m);
      expect(await write()).toBe(first);
      expect(await write({ 'rules/index.html': 'other' })).not.toBe(first);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
