import { type Section, sectionsOf } from './comment-sections.ts';
import { COMMENT_LIMIT, commentLength, fenced, inert, link } from './markdown.ts';
import { patch } from './patch.ts';
import type { RunFacts } from './result.ts';
import { formatDiff, type View } from './text.ts';
import { count, type ReviewedFile } from './work.ts';

/** What a comment says beside the findings. */
export interface CommentFacts extends RunFacts {
  /** What came of the migration as a whole, in a sentence or two of plain text. */
  readonly verdict: string;
  /** What stands before a finding's `url`, as `https://restage.example/base`; without it rules are not linked. */
  readonly site?: string;
  /** The address that shows this very migration. */
  readonly link?: string;
}

interface Content {
  readonly verdict: string;
  readonly sections: readonly Section[];
  readonly diff: string;
  readonly link: string | undefined;
  readonly reach: string;
}

/** What of the content a comment holds. */
interface Extent {
  readonly rows: number;
  readonly diff: boolean;
  readonly link: boolean;
}

/** The diff in a comment is for reading; the patch is for git. */
const READER: View = { terminal: true, paint: (_, text) => text };

/**
 * A comment for a pull request, in GitHub's Markdown: the verdict, what was changed, offered and left to people, the
 * folded diff, the way back to this migration and how far the catalogue reaches.
 *
 * It never exceeds GitHub's limit. What does not fit is left out, and the comment says so: first the diff, then rows, of
 * the changes before those of the offers and of what is left to people, and the link when it is too long by itself.
 * Nothing that came from a file is markup, a link or a mention in it.
 */
export function pullRequestComment(files: readonly ReviewedFile[], facts: CommentFacts): string {
  const content: Content = {
    verdict: `**Restage:** ${inert(facts.verdict)}`,
    sections: sectionsOf(files, facts.site, facts.verdict),
    diff: formatDiff(patch(files), READER),
    link: facts.link === undefined ? undefined : link('This migration in Restage', facts.link),
    reach: describeReach(facts),
  };
  const fits = (extent: Extent) => commentLength(render(content, extent)) <= COMMENT_LIMIT;
  const linked = fits({ rows: 0, diff: false, link: true });
  const all = content.sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const whole = { rows: all, diff: true, link: linked };
  if (fits(whole)) return render(content, whole);
  const extent = (rows: number) => ({ rows, diff: false, link: linked });
  return render(content, extent(most(all, (rows) => fits(extent(rows)))));
}

/** The greatest number up to `all` that fits, or 0. */
function most(all: number, fits: (number: number) => boolean): number {
  let [fitting, tooMany] = [0, all + 1];
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (fits(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
}

function render({ verdict, sections, diff, link, reach }: Content, extent: Extent): string {
  // The pull request itself shows what was changed, and nothing else shows what was not.
  let left = extent.rows;
  const rendered = sections.toReversed().map((section) => {
    const shown = Math.min(left, section.rows.length);
    left -= shown;
    return renderSection(section, shown);
  });
  const hasLink = link !== undefined && extent.link;
  const parts = [
    verdict,
    ...rendered.toReversed(),
    ...(diff === '' ? [] : [extent.diff ? foldedDiff(diff) : withoutDiff(hasLink)]),
    ...(link === undefined ? [] : [hasLink ? link : 'The link to this migration is too long for a comment.']),
    reach,
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderSection({ title, head, rows }: Section, shown: number): string {
  const hidden = rows.length - shown;
  return [
    `### ${title}`,
    ...(shown > 0 ? [[...head, ...rows.slice(0, shown)].join('\n')] : []),
    ...(hidden > 0 ? [`${count(hidden, shown > 0 ? 'more row' : 'row')} did not fit into a comment.`] : []),
  ].join('\n\n');
}

function foldedDiff(diff: string): string {
  return `<details><summary>Diff</summary>\n\n${fenced('diff', diff)}\n\n</details>`;
}

function withoutDiff(hasLink: boolean): string {
  return `The diff is too long for a comment${hasLink ? '; the link below shows it' : ''}.`;
}

function describeReach({ target, newest, own: added = [] }: CommentFacts): string {
  const [to, end] = [inert(target, 100), inert(newest, 100)];
  const names = added.map(({ id }) => id).join(', ');
  const own = added.length > 0 ? ` Added to it by hand: ${inert(names, 500)}.` : '';
  return `Target release: StageX ${to}. The catalogue reaches ${end}; later releases may exist.${own}`;
}
