import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addPolicy, monacoPolicies, policy, scriptHashes } from './csp.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('scriptHashes', () => {
  it('hashes every inline script once, in page order', () => {
    const html = '<script>a()</script><script type="module">b()</script><SCRIPT>a()</SCRIPT >';
    expect(scriptHashes(html)).toEqual([hash('a()'), hash('b()')]);
  });

  it('leaves out scripts with a source and scripts that are data', () => {
    const html = '<script src="/x.js"></script><script type="application/ld+json">{}</script>';
    expect(scriptHashes(html)).toEqual([]);
  });

  it('counts import maps and speculation rules, which a policy governs', () => {
    const html = "<script type='importmap'>{}</script><script type=speculationrules>[]</script>";
    expect(scriptHashes(html)).toEqual([hash('{}'), hash('[]')]);
  });

  it('is not misled by an attribute that ends in src, or by script tags in attributes, comments and text', () => {
    const html = `<p data-code="<script>x"></p><!-- <script>y --><textarea><script>z</textarea>
      <script data-src="no">a()</script>`;
    expect(scriptHashes(html)).toEqual([hash('a()')]);
  });

  it('hashes line ends as a browser reads them', () => {
    expect(scriptHashes('<script>a\r\nb\rc</script>')).toEqual([hash('a\nb\nc')]);
  });
});

/** What a directive of a page's policy lists. */
function sources(directive: string, page: string): string[] {
  const line = policy(["'sha256-x'"], page)
    .split('; ')
    .find((line) => line.startsWith(`${directive} `));
  return line?.split(' ').slice(1) ?? [];
}

describe.each(['index.html', '404.html', 'rules/index.html', 'migrate/index.html'])('policy of %s', (page) => {
  it('never allows inline scripts or evaluation', () => {
    expect(sources('script-src', page)).toEqual(["'self'", "'wasm-unsafe-eval'", "'sha256-x'"]);
  });

  it('allows nothing by default', () => {
    expect(policy([], page)).toMatch(/^default-src 'none'; /);
  });

  it('lets no plain text become HTML or the address of a script', () => {
    expect(sources('require-trusted-types-for', page)).toEqual(["'script'"]);
    expect(sources('trusted-types', page)).toContain('default');
    expect(sources('trusted-types', page)).not.toContain('*');
    expect(sources('trusted-types', page)).not.toContain("'allow-duplicates'");
  });
});

describe('policy', () => {
  it('lets the migrator alone ask three hosts for files, and those only', () => {
    const hosts = ['https://raw.githubusercontent.com', 'https://codeberg.org', 'https://gitlab.com'];
    expect(sources('connect-src', 'migrate/index.html')).toEqual(["'self'", ...hosts]);
    for (const page of ['index.html', '404.html', 'rules/migrate/index.html', 'migrate/other/index.html']) {
      expect(sources('connect-src', page)).toEqual(["'self'"]);
    }
  });

  it('lets Monaco vouch for its own HTML where it is, and nowhere else', () => {
    expect(sources('trusted-types', 'migrate/index.html')).toEqual(['default', ...monacoPolicies]);
    expect(sources('trusted-types', 'rules/index.html')).toEqual(['default']);
  });

  it('knows the names that Monaco uses', () => {
    const folder = 'node_modules/monaco-editor/esm/vs';
    const names = globSync('**/*.js', { cwd: folder }).flatMap((file) => {
      const calls = readFileSync(`${folder}/${file}`, 'utf8').matchAll(/createTrustedTypesPolicy\(['"](\w+)['"]/g);
      return [...calls].map(([, name]) => name);
    });
    // The library inside Monaco that cleans its messages makes its policy under its own name.
    expect([...new Set([...names, 'dompurify'])].sort()).toEqual([...monacoPolicies].sort());
  });
});

describe('addPolicy', () => {
  it('stands before everything but the character set', () => {
    const html = addPolicy('<html><head><meta charset="utf-8"/><script>a()</script></head></html>', 'index.html');
    expect(html).toMatch(/^<html><head><meta charset="utf-8"\/><meta http-equiv="Content-Security-Policy" content="/);
    expect(html).toContain(hash('a()'));
  });

  it('stands first where no character set is given', () => {
    expect(addPolicy('<html><head lang="en"><title>x</title></head></html>', 'index.html')).toMatch(
      /<head lang="en"><meta http-equiv/,
    );
  });

  it('refuses a page without a head', () => {
    expect(() => addPolicy('<p>x</p>', 'index.html')).toThrow(/no <head>/);
  });

  it('keeps $ in a page as it is', () => {
    expect(addPolicy('<head></head>$&$1', 'index.html')).toContain('</head>$&$1');
  });
});
