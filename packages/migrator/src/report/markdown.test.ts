import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proof, timeout } from '../testing/proof.ts';
import { code, commentLength, fenced, inert, link } from './markdown.ts';
import { blocks, elements, htmlOf, LIVE, liveText } from './testing/html.ts';
import { nastyText } from './testing/nasty.ts';

describe('text', () => {
  test.each([
    ['pallet-rust 1.88.0 (2025.08.0, 2025.10.0) to 1.94.0 (2026.03.0).', undefined],
    ['USER 1000:1000 writes “that” user down; it’s as before, 50 % of +crt-static.', undefined],
    ['asked @octocat, a@b.example.', 'asked `@octocat`, `a@b.example`.'],
    ['Fixes #12 (GH-3)', 'Fixes `#12` (`GH-3`)'],
    ['StageX 52db83a8: see https://x.example/a.', 'StageX `52db83a8:` see `https://x.example/a`.'],
    ['a:tada:', '`a:tada:`'],
    ['$LDFLAGS and $CC', '`$LDFLAGS` and `$CC`'],
    ['broken [source]', 'broken \\[source\\]'],
    ['[a](b)', '\\[`a](b`)'],
    ['a|b `c` <img> \\', '<code>a&#124;b</code> <code>&#96;c&#96;</code> `<img>` `\\`'],
    ['SHELL ["/bin/sh", "-c"]', 'SHELL \\["/bin/sh", "-c"\\]'],
    ['a\nb\r\nc\0', '`a␊b␍␊c␀`'],
    ['user\u202etxt', '`user<U+202E>txt`'],
    ['  two   blanks ', 'two blanks'],
    ['', ''],
  ])('%j', (text, markdown) => {
    expect(inert(text)).toBe(markdown ?? text);
  });

  test('is cut where it is longer than anything we say', () => {
    expect(inert(`${'a'.repeat(1000)}b`)).toBe(`${'a'.repeat(1000)}…`);
    expect(inert('👋👋', 3)).toBe('`👋`…');
  });

  test('does nothing, in a paragraph and in a table', { timeout }, () => {
    fc.assert(
      fc.property(nastyText, nastyText, (one, other) => {
        const paragraph = htmlOf(`Text: ${inert(one)}`);
        expect(elements(paragraph).filter((name) => name !== 'code')).toEqual(['p']);
        expect(liveText(paragraph)).not.toMatch(LIVE);
        const table = htmlOf(
          `| a | b |\n| --- | --- |\n| ${inert(one)} | ${inert(other)} |\n| ${code(other)} | ${code(one)} |`,
        );
        const cells = ['tr', 'td', 'td', 'tr', 'td', 'td'];
        expect(elements(table).filter((name) => name !== 'code')).toEqual([
          'table',
          'thead',
          'tr',
          'th',
          'th',
          'tbody',
          ...cells,
        ]);
        expect(liveText(table)).not.toMatch(LIVE);
      }),
      proof(200),
    );
  });
});

describe('code', () => {
  test.each([
    ['docker/Dockerfile', '`docker/Dockerfile`'],
    ['with blank', '`with blank`'],
    ['back\\slash', '`back\\slash`'],
    [' blanks ', '<code>&#32;blanks&#32;</code>'],
    ['a`b|c', '<code>a&#96;b&#124;c</code>'],
    ['', '<code></code>'],
  ])('%j', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });
});

describe('a block of code', () => {
  test('ends where it should', { timeout }, () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const html = htmlOf(`${fenced('diff', text)}\n\nafter`);
        expect(html).toMatch(/^<pre>.*<\/pre>\n<p>after<\/p>$/s);
        const lines = text
          .replaceAll('\0', '\ufffd')
          .replace(/\r\n?/g, '\n')
          .replace(/(?<=[^\n])$/, '\n');
        expect(blocks(html, 'diff').map((block) => block.replace(/\r\n?/g, '\n'))).toEqual([lines]);
      }),
      proof(150),
    );
  });

  test('may be empty', () => {
    expect(fenced('suggestion', '')).toBe('```suggestion\n```');
  });
});

test('a link is one, whatever its address', { timeout }, () => {
  expect(link('a', 'https://x.example/b?c=1&lt=2#v1=-_d')).toBe('[a](https://x.example/b?c=1&amp;lt=2#v1=-_d)');
  fc.assert(
    fc.property(nastyText, (address) => {
      const html = htmlOf(`| a |\n| --- |\n| ${link('label', `https://x.example/${address}`)} |`);
      expect(html).toMatch(/<td><a href="https:\/\/x\.example\/[^"\s]*">label<\/a><\/td>/);
    }),
    proof(200),
  );
});

test.each([
  ['', 0],
  ['a\n', 3],
  ['a\r\n', 3],
  ['\r', 2],
  ['\n\n', 4],
  ['👋', 2],
])('%j is counted as %d characters', (text, length) => {
  expect(commentLength(text)).toBe(length);
});
