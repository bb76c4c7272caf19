/**
 * Steps over an HTML page: comments, elements whose content is text, and any other tag with its attributes.
 * Attributes are stepped over as a whole because a code sample in one of them may contain `<script>`.
 */
const inside = `((?:[^>"']|"[^"]*"|'[^']*')*)`;
const token = new RegExp(
  String.raw`<!--[\s\S]*?-->|<(script|style|textarea|title)\b${inside}>([\s\S]*?)</\1\s*>|<([a-z][\w-]*)${inside}>`,
  'gi',
);

export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** As written, without the name. */
  readonly attributes: string;
  /** Of a script, a style, a text area or a title; empty for all others. */
  readonly content: string;
}

/** The opening tags of a page in its order; far faster than a parser, and enough for HTML that a build wrote. */
export function* tags(html: string): Generator<Tag> {
  for (const [, textual, textualAttributes, content = '', plain, plainAttributes] of html.matchAll(token)) {
    const name = (textual ?? plain)?.toLowerCase();
    if (name !== undefined) yield { name, attributes: textualAttributes ?? plainAttributes ?? '', content };
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that an attribute's source stands for. */
function decode(source: string): string {
  return source.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10));
  });
}

/** One attribute of a tag; undefined where it has none of this name. */
export function attribute({ attributes }: Tag, name: string): string | undefined {
  for (const [, found, double, single, bare = ''] of attributes.matchAll(
    /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )) {
    if (found?.toLowerCase() === name) return decode(double ?? single ?? bare);
  }
  return undefined;
}

/** What a page's head says in a `<meta property="…">`. */
export function metaOf(html: string, property: string): string | undefined {
  for (const tag of tags(html)) {
    if (tag.name === 'meta' && attribute(tag, 'property') === property) return attribute(tag, 'content');
  }
  return undefined;
}
