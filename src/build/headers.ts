/** What a host should send beside the files, and the ways in which hosts want to be told. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

export interface HeaderRule {
  /** Under the base; the asterisk stands for all that follows. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A page's own policy is in its head, because it holds hashes of its scripts; these are what a head cannot say. */
export const headerRules: readonly HeaderRule[] = [
  {
    path: '/*',
    headers: {
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  },
  // Their names change with their content. Everything else is asked for again: hosts do that unless told otherwise.
  { path: '/_astro/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
  { path: '/sw.js', headers: { 'Cache-Control': 'no-cache' } },
];

const under = (base: string, path: string) => base.replace(/\/$/, '') + path;
const linesOf = ({ headers }: HeaderRule) => Object.entries(headers);

/** `_headers`, which Netlify, Cloudflare Pages and Workers, and others read from the folder they serve. */
export function headersFile(base: string): string {
  const blocks = headerRules.map((rule) =>
    [under(base, rule.path), ...linesOf(rule).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${blocks.join('\n')}\n`;
}

/**
 * `vercel.json`, for the root of the repository that Vercel builds. Without `trailingSlash`, which would take the slash off
 * the addresses of releases: it takes what follows their last dot for the ending of a file.
 */
export function vercelFile(base: string): string {
  const headers = headerRules.map((rule) => ({
    source: under(base, rule.path).replace('*', '(.*)'),
    headers: linesOf(rule).map(([key, value]) => ({ key, value })),
  }));
  return `${JSON.stringify({ headers }, null, 2)}\n`;
}

/** For the `server` block of nginx, where `add_header` in a location replaces what stands outside of it. */
export function nginxConfig(base: string): string {
  const [all, ...others] = headerRules;
  const common = all ? linesOf(all) : [];
  const location = (rule: HeaderRule) => {
    const isFolder = rule.path.endsWith('*');
    const place = under(base, rule.path).replace('*', '');
    return [
      `location ${isFolder ? '' : '= '}${place} {`,
      ...[...common, ...linesOf(rule)].map(([name, value]) => `  add_header ${name} "${value}" always;`),
      '}',
    ].join('\n');
  };
  return [
    ...common.map(([name, value]) => `add_header ${name} "${value}" always;`),
    'charset utf-8;',
    `error_page 404 ${under(base, '/404.html')};`,
    ...others.map(location),
  ]
    .join('\n')
    .concat('\n');
}

/** For the site's block of a Caddyfile. */
export function caddyConfig(base: string): string {
  const lines = headerRules.flatMap((rule) =>
    linesOf(rule).map(([name, value]) => `header ${under(base, rule.path)} ${name} "${value}"`),
  );
  const errors = ['handle_errors {', `  rewrite * ${under(base, '/404.html')}`, '  file_server', '}'];
  return `${[...lines, ...errors].join('\n')}\n`;
}

/** Writes `_headers` into the built site. */
export function headers(): AstroIntegration {
  let base = '/';
  return {
    name: 'headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir }) => {
        await writeFile(fileURLToPath(new URL('_headers', dir)), headersFile(base));
      },
    },
  };
}
