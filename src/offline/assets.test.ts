import { expect, it } from 'vitest';
import { assetsOf } from './assets.ts';

it('finds what a page names, each once, under whatever base', () => {
  const html = `<link rel="stylesheet" href="/_astro/page.a1.css"><script type="module" src="/restage/_astro/x.b2.js">
    </script><astro-island component-url="/restage/_astro/x.b2.js" props="{&quot;a&quot;:1}"></astro-island>`;
  expect(assetsOf(html)).toEqual(['/_astro/page.a1.css', '/restage/_astro/x.b2.js']);
});

it('takes no prose for a name', () => {
  expect(assetsOf('<p title="the folder /_astro/ holds them">"in /_astro/"</p>')).toEqual([]);
});
