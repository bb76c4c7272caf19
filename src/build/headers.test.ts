import { expect, it } from 'vitest';
import { caddyConfig, headerRules, headersFile, nginxConfig, vercelFile } from './headers.ts';

it('names every header once for each path, as hosts join the values of rules that both hold', () => {
  const names = headerRules.flatMap(({ path, headers }) => Object.keys(headers).map((name) => ({ path, name })));
  const everywhere = names.filter(({ path }) => path === '/*').map(({ name }) => name);
  const others = names.filter(({ path }) => path !== '/*').map(({ name }) => name);
  expect(everywhere.filter((name) => others.includes(name))).toEqual([]);
});

it('writes paths under the base', () => {
  expect(headersFile('/docs/')).toContain('/docs/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n');
  expect(headersFile('/')).toMatch(/^\/\*\n {2}Content-Security-Policy: frame-ancestors 'none'\n/);
  expect(JSON.parse(vercelFile('/docs')).headers[1].source).toBe('/docs/_astro/(.*)');
});

it('leaves the slash of Vercel’s addresses alone, which it would take off those of releases', () => {
  expect(JSON.parse(vercelFile('/'))).not.toHaveProperty('trailingSlash');
});

it('repeats the common headers in every location of nginx, which would lose them', () => {
  const config = nginxConfig('/');
  const blocks = config.split('location ').slice(1);
  expect(blocks).toHaveLength(2);
  for (const block of blocks) expect(block).toContain('add_header X-Content-Type-Options "nosniff" always;');
  expect(blocks[1]).toMatch(/^= \/sw\.js \{/);
});

it('gives Caddy one line for each header', () => {
  expect(caddyConfig('/docs/')).toContain('header /docs/sw.js Cache-Control "no-cache"\n');
});
