import { describe, expect, it } from 'vitest';
import { isOwnScript, markedText } from './trusted-types.ts';

describe('markedText', () => {
  it('keeps what search marked', () => {
    const excerpt = 'Use <mark>core-filesystem</mark> &amp; <mark>USER</mark> 1000';
    expect(markedText(excerpt)).toBe(excerpt);
  });

  it.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['<mark onclick=alert(1)>a</mark>', '&lt;mark onclick=alert(1)>a</mark>'],
    ['<mark\n>a</mark >', '&lt;mark\n>a&lt;/mark >'],
    ['<MARK><svg/onload=alert(1)>', '&lt;MARK>&lt;svg/onload=alert(1)>'],
    ['<<mark>script>', '&lt;<mark>script>'],
    ['<!--<mark>--><?x?></script>', '&lt;!--<mark>-->&lt;?x?>&lt;/script>'],
  ])('makes text of every other tag: %j', (given, expected) => {
    expect(markedText(given)).toBe(expected);
  });
});

describe('isOwnScript', () => {
  const page = 'https://example.org/restage/migrate/#v1=x';

  it.each([
    'https://example.org/restage/_astro/engine.worker-BYAI5Mc7.js',
    '/restage/_astro/editor.worker-CX7Cj20z.js',
    '../pagefind/pagefind-worker.js',
    '/restage/sw.js',
  ])('lets %s through', (address) => {
    expect(isOwnScript(address, page, '/restage')).toBe(true);
    expect(isOwnScript(address, page, '/restage/')).toBe(true);
  });

  it.each([
    'https://example.com/restage/sw.js',
    'http://example.org/restage/sw.js',
    '/sw.js',
    '/restage2/sw.js',
    '/restage/_astro/x.json',
    '/restage/_astro/../x.js',
    '/restage/_astro/%2e%2e/x.js',
    '/restage/rules/x.js',
    'data:text/javascript,alert(1)',
    'blob:https://example.org/0f6c1f5e',
    'javascript:alert(1)',
    'https://',
  ])('holds %s back', (address) => {
    expect(isOwnScript(address, page, '/restage')).toBe(false);
  });
});
