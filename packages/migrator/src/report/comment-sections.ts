/** The findings of a comment, by what became of them. */
import type { Finding } from '../finding.ts';
import { code, inert, link } from './markdown.ts';
import { type ReviewedFile, workOf } from './work.ts';

export interface Section {
  readonly title: string;
  /** The lines before the first row. */
  readonly head: readonly string[];
  /** One line each, at least one. */
  readonly rows: readonly string[];
}

interface Item extends Finding {
  /** The file it is about, where there are several. */
  readonly path?: string;
  readonly done: boolean;
}

/**
 * What was changed, what is offered and what is left to people, blockers first. Where there is nothing of a kind, there
 * is no section for it.
 *
 * @param site what stands before the address of a rule's page
 * @param verdict a problem that it tells already is not told again
 */
export function sectionsOf(
  files: readonly ReviewedFile[],
  site: string | undefined,
  verdict: string,
): readonly Section[] {
  const several = files.length > 1;
  const items = files.flatMap(({ path, migration, done }): Item[] =>
    migration.findings.map((finding) => ({
      ...finding,
      ...(several ? { path } : {}),
      done: done?.has(finding.id) ?? false,
    })),
  );
  const problems = files.flatMap(({ path, migration: { problem } }) => {
    if (problem === undefined || verdict.includes(problem)) return [];
    return [`- [ ] ${several ? `${code(path)}: ` : ''}${inert(problem)}`];
  });
  const { apart, applied, off, todo } = workOf(items);
  const blocking = todo.filter(({ level }) => level === 'blocker');
  const others = todo.filter(({ level }) => level !== 'blocker');
  const done = todo.filter((item) => item.done).length;
  return [
    table('Changes', applied, several, site),
    table('Offered, not applied', off, several, site),
    {
      title: `For a person to do (${problems.length + todo.length}${done > 0 ? `, ${done} done` : ''})`,
      head: [],
      rows: [...problems, ...[...blocking, ...others].map((item) => task(item, site))],
    },
    table('About reproducible builds', apart, several, site),
  ].filter(({ rows }) => rows.length > 0);
}

function table(title: string, items: readonly Item[], several: boolean, site: string | undefined): Section {
  return {
    title: `${title} (${items.length})`,
    head: [
      line([...(several ? ['File'] : []), 'Line', 'Level', 'Rule', 'What and why']),
      line([...(several ? ['---'] : []), '---:', '---', '---', '---']),
    ],
    rows: items.map((item) =>
      line([
        ...(item.path === undefined ? [] : [code(item.path)]),
        `${item.range.line}`,
        item.level,
        rule(item, site),
        what(item),
      ]),
    ),
  };
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function task(item: Item, site: string | undefined): string {
  const { done, level, path, range } = item;
  const place = path === undefined ? `line ${range.line}` : `${code(path)} line ${range.line}`;
  return `- [${done ? 'x' : ' '}] **${level}**, ${place}, ${rule(item, site)}: ${what(item)}`;
}

function rule({ rule, url }: Item, site: string | undefined): string {
  return site === undefined ? inert(rule) : link(inert(rule), site.replace(/\/+$/, '') + url);
}

function what({ message, skipped }: Item): string {
  return skipped === undefined ? inert(message) : `${inert(message)} Not applied: ${inert(skipped)}`;
}
