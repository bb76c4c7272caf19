/** Addresses of raw files that the page may load, on hosts of code only. */

/** As the page's Content-Security-Policy has them. */
const RAW = {
  'raw.githubusercontent.com': /^\/[^/]+\/[^/]+\/.+/,
  'codeberg.org': /^\/[^/]+\/[^/]+\/raw\/.+/,
  'gitlab.com': /^\/.+\/-\/raw\/.+/,
} as const;

/** Pages that show a file, and where the file itself is. */
const PAGES: readonly { readonly page: RegExp; readonly raw: string }[] = [
  {
    page: /^https:\/\/github\.com\/([^/]+)\/([^/]+)\/(?:blob|raw)\/(.+)$/,
    raw: 'https://raw.githubusercontent.com/$1/$2/$3',
  },
  { page: /^https:\/\/codeberg\.org\/([^/]+)\/([^/]+)\/src\/(.+)$/, raw: 'https://codeberg.org/$1/$2/raw/$3' },
  { page: /^https:\/\/gitlab\.com\/(.+)\/-\/blob\/(.+)$/, raw: 'https://gitlab.com/$1/-/raw/$2' },
];

const LONGEST = 2000;

/** A file that the page may load once the reader agrees. */
export interface Source {
  readonly url: URL;
  /** The last part of the path: where the file stands in its repository is not known for sure. */
  readonly path: string;
}

/**
 * Reads the address of a raw file, or of a page on github.com, codeberg.org or gitlab.com that shows one. What follows a
 * question mark, which may be a secret, is left out.
 */
export function readSource(address: string): Source | { readonly problem: string } {
  const hosts = 'Files are loaded from github.com, raw.githubusercontent.com, codeberg.org and gitlab.com only.';
  const url = address.length <= LONGEST ? URL.parse(address.trim()) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') {
    return { problem: `This is not the https address of a file. ${hosts}` };
  }
  const plain = url.origin + url.pathname;
  const page = PAGES.find((candidate) => candidate.page.test(plain));
  const raw = new URL(page ? plain.replace(page.page, page.raw) : plain);
  const path = Object.entries(RAW).find(([host]) => host === raw.host)?.[1];
  if (path === undefined) return { problem: `${url.host} is not asked for files. ${hosts}` };
  const name = raw.pathname.split('/').at(-1) ?? '';
  if (!path.test(raw.pathname) || name === '') {
    return {
      problem: `This address at ${url.host} does not lead to a file. Copy that of the file's page, or of its raw text.`,
    };
  }
  return { url: raw, path: decoded(name) };
}

/** The address in a fragment `#src=…`; undefined for any other fragment. */
export function sourceAddress(fragment: string): string | undefined {
  const [, address] = /^#?src=(.*)$/s.exec(fragment) ?? [];
  return address === undefined ? undefined : decoded(address);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
