/** What GitHub would make of our Markdown, as far as a test has to know. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** HTML that passes all HTML of the source through, also what GitHub would take away. */
export function htmlOf(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
}

/** What GitHub makes a link, a picture or a formula of, in text that Markdown is done with. */
export const LIVE = /(?<!\w)@\w|#\d|\bgh-\d|\b[0-9a-f]{7,40}\b|:\/\/|www\.|:[\w+-]+:|\$/i;

/** The text in which GitHub looks for mentions, issues, commits, addresses and emoji: all but code and links. */
export function liveText(html: string): string {
  const text = html
    .replace(/<pre>.*?<\/pre>/gs, ' ')
    .replace(/<code>.*?<\/code>/gs, ' ')
    .replace(/<[^>]*>/g, ' ');
  return decoded(text);
}

/** The names of the elements, in their order. */
export function elements(html: string): readonly string[] {
  return [...html.replace(/<pre>.*?<\/pre>/gs, '<pre>').matchAll(/<([^\s/>]+)/g)].map(([, name = '']) => name);
}

/** The texts of the blocks of code in a language. */
export function blocks(html: string, language: string): readonly string[] {
  const pattern = new RegExp(`<pre><code class="language-${language}">(.*?)</code></pre>`, 'gs');
  return [...html.matchAll(pattern)].map(([, text = '']) => decoded(text));
}

function decoded(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html.replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);
}
