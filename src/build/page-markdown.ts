/** A built page as Markdown, for programs that read text. What components made, results of the engine above all, is in it. */
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import { toText } from 'hast-util-to-text';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { SKIP, visit } from 'unist-util-visit';
import { metaOf } from './tags.ts';

/** What is for eyes and hands only. */
const LEFT_OUT = new Set(['script', 'style', 'template', 'svg', 'button', 'select', 'textarea', 'input']);

function isLeftOut({ tagName, properties }: Element): boolean {
  return (
    LEFT_OUT.has(tagName) ||
    properties.ariaHidden === 'true' ||
    properties.dataMarkdown === 'skip' ||
    // Links that hold a whole Dockerfile.
    /#v2=/.test(String(properties.href ?? '')) ||
    ['sl-anchor-link', 'open-sample'].some((name) => hasClass({ properties }, name))
  );
}

/** Elements that stand in a line of text. */
const INLINE = new Set(['a', 'span', 'code', 'strong', 'em', 'time', 'small']);

export interface PageText {
  readonly title: string;
  readonly description: string | undefined;
  /** The page as Markdown, with its title as the heading. */
  readonly markdown: string;
}

/**
 * Reads a page of the built site.
 *
 * @param site where the site will be served; links then name it, and are otherwise as in the page
 * @returns undefined for a page without a content of the kind that Starlight makes, as a page that leads elsewhere
 */
export function readPage(html: string, site?: string): PageText | undefined {
  const title = metaOf(html, 'og:title');
  // The content is the last part of the page; to read all of it would take twice as long.
  const start = html.search(/<div\b[^>]*\bclass="sl-markdown-content/);
  const end = html.indexOf('</main>', start);
  if (title === undefined || start === -1 || end === -1) return undefined;
  const content = fromHtml(html.slice(start, end), { fragment: true }).children.find((node) => node.type === 'element');
  if (!content) return undefined;
  const description = metaOf(html, 'og:description');
  clean(content);
  if (site !== undefined) makeAbsolute(content, site);
  const tree = toMdast(content, { handlers: { figure }, nodeHandlers: { comment: () => undefined } });
  const body = toMarkdown(tree, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    rule: '-',
    resourceLink: true,
  });
  const about = description === undefined ? '' : `> ${description}\n\n`;
  return { title, description, markdown: `# ${title}\n\n${about}${body}` };
}

function clean(content: Element): void {
  visit(content, 'element', (element, index, parent) => {
    if (parent && index !== undefined && isLeftOut(element)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (element.tagName === 'pre') return SKIP;
    element.children = apart(element.children);
    return undefined;
  });
}

/** Boxes that a style puts side by side have no blank between them. */
function apart(children: readonly ElementContent[]): ElementContent[] {
  const isInline = (node: ElementContent | undefined) => node?.type === 'element' && INLINE.has(node.tagName);
  if (children.length < 2 || !children.every(isInline)) return [...children];
  return children.flatMap((child, index) => (index === 0 ? [child] : [{ type: 'text', value: ' ' } as const, child]));
}

function makeAbsolute(content: Element, site: string): void {
  visit(content, 'element', ({ properties }) => {
    const { href } = properties;
    if (typeof href === 'string' && href.startsWith('/')) properties.href = new URL(href, site).href;
  });
}

/** Code has its lines in boxes, with what was added and taken out as their classes. */
const figure: Handle = (state, node: Element) => {
  const pre = hasClass(node, 'frame') ? select('pre', node) : undefined;
  if (!pre) return state.toFlow(state.all(node));
  const lines = selectAll('.ec-line', pre);
  const isDiff = lines.some((line) => hasClass(line, 'ins') || hasClass(line, 'del'));
  const text = lines.map((line) => (isDiff ? signOf(line) : '') + lineOf(line)).join('\n');
  const title = select('.title', node);
  return {
    type: 'code',
    lang: isDiff ? 'diff' : languageOf(pre),
    meta: title && toText(title) !== '' ? `title="${toText(title).replaceAll('"', "'")}"` : null,
    value: text,
  };
};

function lineOf(line: Element): string {
  const code = select('.code', line);
  return code ? toText(code, { whitespace: 'pre' }).replace(/\n$/, '') : '';
}

function signOf(line: Element): string {
  if (hasClass(line, 'ins')) return '+';
  return hasClass(line, 'del') ? '-' : ' ';
}

function languageOf({ properties }: Element): string | null {
  const language = properties.dataLanguage;
  return typeof language === 'string' && language !== 'plaintext' ? language : null;
}

function hasClass({ properties }: Pick<Element, 'properties'>, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}
