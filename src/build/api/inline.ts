import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Markdown of a docstring as HTML; one paragraph loses its `<p>`, so that it can stand in a line. */
export function docHtml(text: string): string {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const [, only] = /^<p>((?:(?!<\/p>)[\s\S])*)<\/p>$/.exec(html) ?? [];
  return only ?? html;
}
