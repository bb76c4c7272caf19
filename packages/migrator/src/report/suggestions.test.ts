import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { migrate } from '../migrate-bundled.ts';
import { dockerfile } from '../testing/dockerfiles.ts';
import { proof, timeout } from '../testing/proof.ts';
import { MIRROR } from '../testing/references.ts';
import { COMMENT_LIMIT, commentLength } from './markdown.ts';
import type { ReadFile } from './result.ts';
import { joinSuggestions, type SuggestionBlock, suggestionBlocks } from './suggestions.ts';
import { blocks, elements, htmlOf } from './testing/html.ts';
import { fileOf, finding } from './testing/migration.ts';
import { editsOf, nastyText } from './testing/nasty.ts';

/** A file in which these pieces of the text, `[old](new)`, are replaced, by one finding each. */
function edited(marked: string, path = 'Dockerfile'): ReadFile {
  let text = '';
  let at = 0;
  const findings = [...marked.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map(
    ({ 0: all, 1: old = '', 2: now = '', index }) => {
      text += marked.slice(at, index) + old;
      at = index + all.length;
      return finding({ applied: true, edits: [{ start: text.length - old.length, end: text.length, text: now }] });
    },
  );
  return fileOf(path, text + marked.slice(at), findings);
}

/** First line, last line and what takes their place. */
function brief(file: ReadFile): readonly [number, number, readonly string[]][] {
  return suggestionBlocks([file]).map(({ startLine, endLine, lines }) => [startLine, endLine, lines]);
}

/** The text after all blocks were applied as GitHub does: whole lines, in any order. */
function applied(text: string, all: readonly SuggestionBlock[]): string {
  const lines = text.split('\n');
  for (const { startLine, endLine, lines: by } of all.toReversed())
    lines.splice(startLine - 1, endLine - startLine + 1, ...by);
  return lines.join('\n');
}

describe('blocks', () => {
  test.each<[string, string, readonly [number, number, readonly string[]][]]>([
    ['nothing', 'a\nb\n', []],
    [
      'one for each line',
      'FROM [a](b)\nFROM [a](b)\n',
      [
        [1, 1, ['FROM b']],
        [2, 2, ['FROM b']],
      ],
    ],
    ['one for two edits of a line', '[a](b) [c](d)\n', [[1, 1, ['b d']]]],
    ['one for an edit of several lines', '1\nx[a\nb](c\nd)y\n4\n', [[2, 3, ['xc', 'dy']]]],
    ['only the lines that an edit changes', '[1\n2\n3](1\nX\n3)\n', [[2, 2, ['X']]]],
    ['with the line before an insertion below it', 'FROM a[](\nUSER 1)\nRUN b\n', [[1, 1, ['FROM a', 'USER 1']]]],
    ['with the line behind an insertion above it', 'FROM a\n[](USER 1\n)RUN b\n', [[2, 2, ['USER 1', 'RUN b']]]],
    [
      'an insertion between lines that change',
      '[a](x)\n[](new\n)[b](y)\n',
      [
        [1, 1, ['x']],
        [2, 2, ['new', 'y']],
      ],
    ],
    ['an insertion at the end', 'FROM a\n[](USER 1\n)', [[1, 1, ['FROM a', 'USER 1']]]],
    ['an insertion at the end, without line end', 'FROM a[](\nUSER 1)', [[1, 1, ['FROM a', 'USER 1']]]],
    ['a line that goes', 'a\n[b\n]()c\n', [[2, 2, []]]],
    ['a line that goes with the line end before it', 'a[\nb]()\nc\n', [[2, 2, []]]],
    [
      'a line that goes, beside one that changes',
      '[a\n]()[b](x)\n',
      [
        [1, 1, []],
        [2, 2, ['x']],
      ],
    ],
    [
      'lines that become one',
      'a[\n]( )b\n[c](d)\n',
      [
        [1, 2, ['a b']],
        [3, 3, ['d']],
      ],
    ],
    ['lines that become one that changes', 'a[\n]( )b [c](d)\n', [[1, 2, ['a b d']]]],
    ['CRLF', 'FROM [a](b)[](\r\nUSER 1)\r\nRUN\r\n', [[1, 1, ['FROM b\r', 'USER 1\r']]]],
    ['an edit that changes nothing', '[a](a)\n', []],
  ])('%s', (_, marked, expected) => {
    const file = edited(marked);
    expect(brief(file)).toEqual(expected);
    expect(applied(file.text, suggestionBlocks([file]))).toBe(file.migration.output);
  });

  test('of several files, each with its path', () => {
    const files = [edited('[a](b)\n', 'x'), edited('a\n', 'y'), edited('a\n[a](b)\n', 'z')];
    expect(suggestionBlocks(files)).toEqual([
      { path: 'x', startLine: 1, endLine: 1, lines: ['b'], body: '```suggestion\nb\n```' },
      { path: 'z', startLine: 2, endLine: 2, lines: ['b'], body: '```suggestion\nb\n```' },
    ]);
  });

  test('are fenced with more backticks than they hold', () => {
    const [block] = suggestionBlocks([edited('RUN [x](echo ````)\n')]);
    expect(block?.body).toBe('`````suggestion\nRUN echo ````\n`````');
  });

  test.each([
    ['RUN [x](a\rb)\n', 'a carriage return inside a line would become a line end'],
    ['RUN [x](a\0b)\n', 'Markdown cannot hold a zero byte'],
    ['RUN a\n[b\n](b)', 'the line end at the end of the file changes'],
    [`RUN [x](${'y'.repeat(COMMENT_LIMIT)})\n`, 'it is too long for a comment'],
  ])('that GitHub cannot apply say so: %.20j', (marked, why) => {
    const all = suggestionBlocks([edited(marked)]);
    const problem = `GitHub cannot apply this as a suggestion, because ${why}; use the patch.`;
    expect(all.map((block) => block.problem)).toEqual([problem]);
    expect(joinSuggestions(all)).toContain(`\n\n${problem}\n`);
    expect(joinSuggestions(all)).not.toContain('```');
  });
});

/** Blocks lie in the file, do not touch each other, and say in Markdown what they say in lines. */
function expectSound({ text }: ReadFile, all: readonly SuggestionBlock[]): void {
  const count = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  let reached = 0;
  for (const { body, endLine, lines, problem, startLine } of all) {
    expect(startLine).toBeGreaterThan(reached);
    expect(endLine).toBeGreaterThanOrEqual(startLine);
    expect(endLine).toBeLessThanOrEqual(count);
    reached = endLine;
    if (problem !== undefined) continue;
    const html = htmlOf(body);
    expect(elements(html)).toEqual(['pre']);
    const content = blocks(html, 'suggestion').map((block) => block.replaceAll('\r\n', '\n'));
    expect(content).toEqual([lines.map((line) => `${line.replace(/\r$/, '')}\n`).join('')]);
  }
}

test('of generated Dockerfiles give the output, one for each line', { timeout }, () => {
  fc.assert(
    fc.property(dockerfile(), ({ text }) => {
      const migration = migrate(text, { level: 'suggestion', registries: [MIRROR], reconstruct: false });
      const file = { path: 'Dockerfile', text, migration };
      const all = suggestionBlocks([file]);
      expectSound(file, all);
      expect(all.filter(({ problem }) => problem !== undefined)).toEqual([]);
      expect(applied(text, all)).toBe(migration.output);
      const edits = migration.findings.flatMap((finding) => (finding.applied ? finding.edits : []));
      if (edits.some(({ end, start }) => text.slice(start, end).includes('\n'))) return;
      for (const { endLine, startLine } of all) expect(endLine).toBe(startLine);
    }),
    proof(150),
  );
});

test('of any edits of any text give the output, or say that they cannot', { timeout }, () => {
  const line = fc.constantFrom('a', 'b', '', '```', 'a\r', 'FROM x');
  const lines = fc.array(line, { minLength: 1, maxLength: 6 }).map((all) => all.join('\n'));
  const anyText = fc.oneof(lines, nastyText).filter((text) => text !== '');
  fc.assert(
    fc.property(
      anyText.chain((text) => fc.tuple(fc.constant(text), editsOf(text))),
      ([text, edits]) => {
        const file = fileOf('Dockerfile', text, [finding({ applied: true, edits })]);
        const all = suggestionBlocks([file]);
        expectSound(file, all);
        if (text.endsWith('\n') === file.migration.output.endsWith('\n')) {
          expect(applied(text, all)).toBe(file.migration.output);
        } else expect(all.at(-1)?.problem).toBeDefined();
      },
    ),
    proof(500),
  );
});

describe('joined', () => {
  test('each stands under its place', () => {
    const files = [edited('FROM [a](b)\n', 'a|b'), edited('1\n[a\nb](c\nd)\n[e\n]()', 'sub/Dockerfile')];
    expect(joinSuggestions(suggestionBlocks(files))).toMatchInlineSnapshot(`
      "Each block belongs in a comment on the lines that its heading names.

      ### <code>a&#124;b</code>, line 1

      \`\`\`suggestion
      FROM b
      \`\`\`

      ### \`sub/Dockerfile\`, lines 2 to 3

      \`\`\`suggestion
      c
      d
      \`\`\`

      ### \`sub/Dockerfile\`, line 4

      \`\`\`suggestion
      \`\`\`
      "
    `);
  });

  test('nothing is nothing', () => {
    expect(joinSuggestions([])).toBe('');
  });

  test('they stay within the limit and count what did not fit', () => {
    const marked = `${'[a](b)\n'.repeat(3000)}[c](${'d'.repeat(40_000)})\n[e](f)\n`;
    const all = suggestionBlocks([edited(marked)]);
    const text = joinSuggestions(all);
    expect(commentLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
    const shown = text.match(/^### /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(500);
    expect(text.endsWith(`\n\n${all.length - shown} more blocks did not fit.\n`)).toBe(true);
  });

  test('one that is too long makes no room for itself', () => {
    const text = joinSuggestions(suggestionBlocks([edited(`[c](${'d'.repeat(65_500)})\n[e](f)\n`)]));
    expect(text).toContain('line 2\n\n```suggestion\nf\n```\n\n1 more block did not fit.\n');
  });

  test('stay within the limit whatever they hold', { timeout }, () => {
    const block = fc.record({
      path: nastyText,
      startLine: fc.nat(),
      endLine: fc.nat(),
      lines: fc.constant([]),
      body: nastyText.map((text) => text.repeat(5)),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (all) => {
        expect(commentLength(joinSuggestions(all))).toBeLessThanOrEqual(COMMENT_LIMIT);
      }),
      proof(60),
    );
  });
});
