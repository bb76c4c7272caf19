/** Symptoms: the third-level headings of a page's section `When it does not work`. */

/** The section of a guide whose headings are what readers search for. */
export const SECTION = 'When it does not work';

export interface Symptom {
  /** The heading as it is written, Markdown included. */
  readonly source: string;
  /** The rules that its text links to, each once. */
  readonly rules: readonly string[];
}

/**
 * The symptoms that a page describes.
 *
 * @param body a page's Markdown or MDX without its frontmatter
 */
export function readSymptoms(body: string): readonly Symptom[] {
  const [, section = ''] = splitAt(withoutCode(body), `## ${SECTION}`);
  const [own] = section.split(/^## /m);
  const [, ...parts] = (own ?? '').split(/^### /m);
  return parts.map((part) => ({
    source: part.split('\n', 1)[0]?.trim() ?? '',
    rules: [...new Set([...part.matchAll(/\]\(\/rules\/([a-z0-9-]+)\/?[)#]/g)].map(([, rule = '']) => rule))],
  }));
}

interface Heading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

/** The headings of the symptoms among all headings of a page, in their order. */
export function symptomHeadings<H extends Heading>(headings: readonly H[]): readonly H[] {
  const start = headings.findIndex(({ depth, text }) => depth === 2 && text === SECTION);
  if (start === -1) return [];
  const rest = headings.slice(start + 1);
  const end = rest.findIndex(({ depth }) => depth <= 2);
  return rest.slice(0, end === -1 ? rest.length : end).filter(({ depth }) => depth === 3);
}

/** A `#` in a sample is a comment and no heading. */
function withoutCode(body: string): string {
  return body.replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1`*$/gm, '');
}

function splitAt(text: string, line: string): readonly [string, string?] {
  const lines = text.split('\n');
  const at = lines.indexOf(line);
  return at === -1 ? [text] : [lines.slice(0, at).join('\n'), lines.slice(at + 1).join('\n')];
}
