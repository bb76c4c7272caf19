/**
 * What becomes HTML or the address of a script although it is plain text. The Content-Security-Policy of every page
 * has browsers ask here (`require-trusted-types-for 'script'`); what is not let through is an error.
 *
 * This is the policy named `default`, which is asked for all text that no other policy has vouched for. Search needs
 * that: it sets its excerpts as HTML and starts its worker by address.
 */

/** The part of the API that is used; TypeScript's own types do not have it yet. */
interface TrustedTypes {
  readonly defaultPolicy: unknown;
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(address: string): string | null },
  ): unknown;
}

/**
 * Leaves `<mark>` and `</mark>`, by which search shows what it found, and makes text of every other tag.
 * A `<` that starts no tag cannot start markup, and nothing can be inside the two tags that are left.
 */
export function markedText(text: string): string {
  return text.replace(/<(?!\/?mark>)/g, '&lt;');
}

/**
 * Whether a script is one that was built for this site: hashed files, the workers of search and of the site.
 *
 * @param address absolute, or relative to `page`
 * @param page the address of the page that wants it
 * @param base the path the site is served under
 */
export function isOwnScript(address: string, page: string, base: string): boolean {
  if (!URL.canParse(address, page)) return false;
  const { origin, pathname } = new URL(address, page);
  const root = base.replace(/\/?$/, '/');
  if (origin !== new URL(page).origin || !pathname.startsWith(root)) return false;
  return /^(?:_astro\/[\w.-]+\.js|pagefind\/pagefind-worker\.js|sw\.js)$/.test(pathname.slice(root.length));
}

/** Answers for plain text from now on, where browsers know of Trusted Types. Whatever needs it first may call it. */
export function installDefaultPolicy(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy('default', {
    createHTML: markedText,
    createScriptURL: (address) => (isOwnScript(address, location.href, import.meta.env.BASE_URL) ? address : null),
  });
}
