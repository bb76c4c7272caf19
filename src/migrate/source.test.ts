import { expect, test } from 'vitest';
import { readSource, sourceAddress } from './source.ts';

const RAW = 'https://raw.githubusercontent.com/acme/app/main/build/Dockerfile';

test.each([
  [RAW, RAW],
  ['https://github.com/acme/app/blob/main/build/Dockerfile', RAW],
  ['https://github.com/acme/app/blob/main/build/Dockerfile?plain=1#L3', RAW],
  ['https://github.com/acme/app/raw/main/build/Dockerfile', RAW],
  [`${RAW}?token=secret`, RAW],
  [
    'https://codeberg.org/stagex/stagex/src/branch/main/Containerfile',
    'https://codeberg.org/stagex/stagex/raw/branch/main/Containerfile',
  ],
  ['https://codeberg.org/stagex/stagex/raw/tag/2026.03.0/x', 'https://codeberg.org/stagex/stagex/raw/tag/2026.03.0/x'],
  ['https://gitlab.com/a/b/c/-/blob/main/Dockerfile', 'https://gitlab.com/a/b/c/-/raw/main/Dockerfile'],
])('%s is the file %s', (address, raw) => {
  const source = readSource(address);
  expect('url' in source && source.url.href).toBe(raw);
});

test.each([
  'http://raw.githubusercontent.com/acme/app/main/Dockerfile',
  'https://evil.example/raw.githubusercontent.com/a/b/c',
  'https://raw.githubusercontent.com.evil.example/a/b/c',
  'https://raw.githubusercontent.com@evil.example/a/b/c',
  'https://user:password@raw.githubusercontent.com/a/b/main/Dockerfile',
  'https://raw.githubusercontent.com:8443/a/b/main/Dockerfile',
  'https://github.com/acme/app',
  'https://gitlab.com/acme/app/raw/main/Dockerfile',
  'https://codeberg.org/stagex',
  'javascript:alert(1)',
  'Dockerfile',
  `https://github.com/a/b/blob/main/${'x'.repeat(3000)}`,
])('%s is not loaded', (address) => {
  expect(readSource(address)).toEqual({ problem: expect.stringContaining('.') });
});

test('the file has the last part of the address as its path', () => {
  const source = readSource('https://github.com/acme/app/blob/main/a%20b.Dockerfile');
  expect('path' in source && source.path).toBe('a b.Dockerfile');
});

test('a fragment carries the address as it is, or escaped', () => {
  expect(sourceAddress(`#src=${RAW}`)).toBe(RAW);
  expect(sourceAddress(`#src=${encodeURIComponent(RAW)}`)).toBe(RAW);
  expect(sourceAddress('#src=%')).toBe('%');
  expect(sourceAddress('#findings')).toBeUndefined();
});
