import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addPolicy, policy, scriptHashes } from './csp.ts';

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

describe('policy', () => {
  it('never allows inline scripts or evaluation', () => {
    const scripts = policy(["'sha256-x'"])
      .split('; ')
      .find((directive) => directive.startsWith('script-src'));
    expect(scripts).toBe("script-src 'self' 'wasm-unsafe-eval' 'sha256-x'");
  });

  it('allows nothing by default', () => {
    expect(policy([])).toMatch(/^default-src 'none'; /);
  });
});

describe('addPolicy', () => {
  it('stands before everything but the character set', () => {
    const html = addPolicy('<html><head><meta charset="utf-8"/><script>a()</script></head></html>');
    expect(html).toMatch(/^<html><head><meta charset="utf-8"\/><meta http-equiv="Content-Security-Policy" content="/);
    expect(html).toContain(hash('a()'));
  });

  it('stands first where no character set is given', () => {
    expect(addPolicy('<html><head lang="en"><title>x</title></head></html>')).toMatch(
      /<head lang="en"><meta http-equiv/,
    );
  });

  it('refuses a page without a head', () => {
    expect(() => addPolicy('<p>x</p>')).toThrow(/no <head>/);
  });

  it('keeps $ in a page as it is', () => {
    expect(addPolicy('<head></head>$&$1')).toContain('</head>$&$1');
  });
});
