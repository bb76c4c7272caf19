import { expect, it } from 'vitest';
import { likely, readList } from './not-found.ts';

const pages = readList(`# Restage

## Guides

- [Rust](/guides/rust.md): Pure Rust.
- [Rust with C++ [and more]](https://restage.example/guides/rust-cxx.md): C++.
- [update-image](/rules/update-image.md)
- [runtime-user-changed](/rules/runtime-user-changed.md): A user.
`);

it('reads the list of pages', () => {
  expect(pages.map(({ href }) => href)).toEqual([
    '/guides/rust/',
    'https://restage.example/guides/rust-cxx/',
    '/rules/update-image/',
    '/rules/runtime-user-changed/',
  ]);
});

it.each([
  ['/guide/rust', 'Rust'],
  ['/rules/update_image.html', 'update-image'],
  ['/rules/updat-images/', 'update-image'],
  ['/docs/runtime-user/', 'runtime-user-changed'],
])('%s is perhaps %s', (path, title) => {
  expect(likely(path, pages)[0]?.title).toBe(title);
});

it('offers nothing for an address that is like none', () => {
  expect(likely('/wp-login.php', pages)).toEqual([]);
  expect(likely('/', pages)).toEqual([]);
});
