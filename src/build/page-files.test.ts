import { expect, it } from 'vitest';
import { pageOf, pictureOf, twinOf } from './page-files.ts';

it.each([
  ['index.html', '/', '/index.md', '/og/index.png'],
  ['guides/rust/index.html', '/guides/rust/', '/guides/rust.md', '/og/guides-rust.png'],
  ['rules/index.html', '/rules/', '/rules.md', '/og/rules.png'],
  ['images/core-zlib/index.html', '/images/core-zlib/', '/images/core-zlib.md', '/og/images.png'],
  ['releases/2026.03.0/index.html', '/releases/2026.03.0/', '/releases/2026.03.0.md', '/og/releases-2026.03.0.png'],
  ['404.html', '/404.html', undefined, undefined],
  ['offline/index.html', '/offline/', undefined, undefined],
])('%s', (file, path, twin, picture) => {
  expect(pageOf(file)).toBe(path);
  expect(twinOf(path)).toBe(twin);
  expect(pictureOf(path)).toBe(picture);
});
