import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { tags } from './tags.ts';

/** The policies that Monaco makes for itself: for its lines, its messages, its code in messages, and its worker. */
export const monacoPolicies = [
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'dompurify',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
] as const;

/** Scripts that a browser runs; any other type is data, which no policy blocks. */
const runs = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/i;

function isInline(attributes: string): boolean {
  if (/(?:^|\s)src\s*=/i.test(attributes)) return false;
  const type = /(?:^|\s)type\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(attributes);
  return runs.test((type?.[1] ?? type?.[2] ?? type?.[3] ?? '').trim());
}

/** The sources of a page's inline scripts as a policy names them: `'sha256-…'`, each once, in page order. */
export function scriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const { name, attributes, content } of tags(html)) {
    if (name !== 'script' || !isInline(attributes)) continue;
    // A browser turns CRLF into LF before it hashes.
    const hash = createHash('sha256').update(content.replaceAll(/\r\n?/g, '\n')).digest('base64');
    hashes.add(`'sha256-${hash}'`);
  }
  return [...hashes];
}

/** What single pages may do beyond what all may, by their file in the built site. */
interface Allowances {
  /** Origins that the page asks for something once its reader has agreed. */
  readonly connect?: readonly string[];
  /** Names under which the page's code may vouch for HTML and script addresses. */
  readonly trustedTypes?: readonly string[];
}

const allowances: Readonly<Record<string, Allowances>> = {
  'migrate/index.html': {
    // A Dockerfile by its address, and the digests of a tag of StageX.
    connect: ['https://raw.githubusercontent.com', 'https://codeberg.org', 'https://gitlab.com'],
    trustedTypes: monacoPolicies,
  },
};

/**
 * What a page may load and run.
 *
 * @param hashes of its inline scripts
 * @param page its file in the built site, with slashes: `migrate/index.html`
 */
export function policy(hashes: readonly string[], page: string): string {
  const { connect = [], trustedTypes = [] } = allowances[page] ?? {};
  return [
    "default-src 'none'",
    // Search runs WebAssembly; nothing on the site evaluates text as script.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(' '),
    // Starlight and the code samples set style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // No text becomes HTML or the address of a script but by a policy; `default` is ours, see `trusted-types.ts`.
    "require-trusted-types-for 'script'",
    ['trusted-types default', ...trustedTypes].join(' '),
  ].join('; ');
}

/**
 * Puts the policy for its own inline scripts at the start of a page's head. Only a `<meta charset>` may stand
 * before it: browsers look for that in the first 1024 bytes, and the policy is longer than that.
 */
export function addPolicy(html: string, page: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(scriptHashes(html), page)}">`;
  const head = /<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?/i;
  if (!head.test(html)) throw new Error('The page has no <head> to put its Content-Security-Policy into');
  return html.replace(head, (start) => start + meta);
}

/** Gives every built page its policy. Astro's own `security.csp` does not see the inline scripts of Starlight. */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        for await (const file of glob('**/*.html', { cwd: root })) {
          const path = join(root, file);
          await writeFile(path, addPolicy(await readFile(path, 'utf8'), file.replaceAll('\\', '/')));
        }
      },
    },
  };
}
