/** Where there is no page: those whose address is like the one that was asked for. */

interface Listed {
  readonly title: string;
  /** Of the page itself. */
  readonly href: string;
}

/** How many pages are offered. */
const MOST = 5;

/** A word that is this like another counts; 1 is the same. */
const LIKE = 0.6;

/** Reads `llms.txt`, which lists every page by the address of its twin in Markdown. */
export function readList(text: string): readonly Listed[] {
  return [...text.matchAll(/^- \[(.+?)\]\(([^)\s]+)\.md\)/gm)].map(([, title = '', path]) => ({
    title,
    href: `${path}/`,
  }));
}

/**
 * The pages whose addresses share words with a path, the likest first.
 *
 * @param path what was asked for
 */
export function likely(path: string, pages: readonly Listed[]): readonly Listed[] {
  const asked = wordsOf(path);
  const scored = pages.map((page) => {
    const words = wordsOf(page.href);
    const shared = asked.map((word) => Math.max(0, ...words.map((other) => likeness(word, other))));
    // Of two that share as much, the one that has less besides.
    return { page, score: shared.reduce((sum, one) => sum + one, 0) / (asked.length + words.length / 10) };
  });
  const found = scored.filter(({ score }) => score > 0.3).sort((a, b) => b.score - a.score);
  return found.slice(0, MOST).map(({ page }) => page);
}

function wordsOf(path: string): readonly string[] {
  const names = path.toLowerCase().replace(/^https?:\/\/[^/]+/, '');
  return names.split(/[^a-z0-9]+/).filter((word) => word !== '' && !/^(?:html?|md|index)$/.test(word));
}

/** How much two words have in common: the same pairs of letters, of all their pairs. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = (word: string) => Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2));
  const [first, second] = [pairs(a), pairs(b)];
  const common = first.filter((pair) => second.includes(pair)).length;
  const score = (2 * common) / Math.max(1, first.length + second.length);
  return score >= LIKE ? score : 0;
}

/** Fills the place that the page has for offers, and shows it. */
export async function offerPages(): Promise<void> {
  const place = document.getElementById('suggestions');
  const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}llms.txt`).catch(() => undefined);
  if (!place || !response?.ok) return;
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const pages = likely(location.pathname.slice(base.length), readList(await response.text()));
  for (const { title, href } of pages) {
    const link = document.createElement('a');
    // The list may name the site where it will be, and this is where it is.
    link.href = new URL(href, location.href).pathname;
    link.textContent = title;
    const item = document.createElement('li');
    // Two pages may have one title.
    item.append(link, ` ${link.pathname}`);
    place.querySelector('ul')?.append(item);
  }
  place.hidden = pages.length === 0;
}
