import { expect, it } from 'vitest';
import { listPages } from './twins.ts';

it('lists pages by their section, with what they are about', () => {
  const page = (path: string, title: string) => ({ path, title, description: `About ${title}.` });
  const pages = [page('/', 'Home'), page('/guides/rust/', 'Rust'), page('/rules/a/', 'a'), page('/images/x/', 'x')];
  const list = listPages(pages, (twin) => `https://restage.example${twin}`);
  expect(list).toMatch(/^# Restage\n\n> About Home\.\n\n/);
  expect(list).toContain(
    '## Guides\n\n- [Rust](https://restage.example/guides/rust.md): About Rust.\n\n## Rules\n\n- [a]',
  );
  // There are hundreds of these, and one page that lists them.
  expect(list).not.toContain('/images/x');
});
