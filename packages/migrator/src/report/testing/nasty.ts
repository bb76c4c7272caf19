/** Generated reports: text that wants to be more than text, and files with any edits and findings. */
import fc, { type Arbitrary } from 'fast-check';
import type { Edit } from '../../edits.ts';
import type { Finding } from '../../finding.ts';
import type { ReviewedFile } from '../work.ts';
import { finding, migrationOf } from './migration.ts';

const TOKENS = [
  ...['@octocat', '@org/team', 'a@b.example', '@', '#12', 'octo/cat#3', 'GH-4', 'Fixes #5', 'Closes', 'deadbeef1'],
  ...['https://x.example/', 'www.x.example', 'mailto:a@b.example', ':tada:', '[a](b)', '![a](b)', '[a]: b', '[^1]'],
  ...['`', '``', '```', '````\n', '~~~', '|', '\\', '\\|', '||', '<img src=x>', '</details>', '<!--', '-->', '<b', '>'],
  ...['&lt;', '&', '&#64;x', '**b**', '_i_', '~~s~~', '$x$', '$`x`$', '# h', '- [ ] x', '1. x', '> q', '---', '==='],
  ...[
    'Signed-off-by: A <a@b.example>',
    'Co-authored-by:',
    ':',
    ': x',
    'x: y',
    '# Conflicts:',
    'diff --git a/x b/x',
    ';',
  ],
  ...['\n', '\r', '\r\n', '\n\n', '\t', ' ', '  ', '\0', '\u00a0', '\u2028', '\u202e', '\u200b', '\ufeff', '\ud800'],
  ...[
    'stagex/core-git:2.50.1@sha256:637b',
    '"x"',
    "it's",
    '(y)',
    '["/bin/sh",',
    '世界',
    'é',
    '👋',
    'FROM',
    'a',
    'b',
    '.',
  ],
];

/** Text that a file may hold and a message may quote. */
export const nastyText: Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...TOKENS), fc.constantFrom('', ' ', ' ')), { maxLength: 12 })
      .map((tokens) => tokens.flat().join('')),
  },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...TOKENS).map((token) => token.repeat(300)),
);

/** Edits of a text that do not overlap, in its order. */
export function editsOf(text: string): Arbitrary<readonly Edit[]> {
  const lineEnds = [0, ...[...text.matchAll(/\n/g)].flatMap(({ index }) => [index, index + 1]), text.length];
  const place = fc.oneof(fc.nat({ max: text.length }), fc.constantFrom(...lineEnds));
  const by = fc.oneof(fc.constantFrom('', 'X', 'X\n', '\nX', 'X\nY\n', '\n', '```', '\r\nX', 'a\rb', '\0'), nastyText);
  return fc.array(fc.tuple(place, place, by), { maxLength: 6 }).map((all) => {
    const edits: Edit[] = [];
    for (const [one, other, text] of all) {
      const edit = { start: Math.min(one, other), end: Math.max(one, other), text };
      // Also not at the ends: the order of insertions there is another matter.
      if (edits.every(({ start, end }) => edit.end < start || end < edit.start)) edits.push(edit);
    }
    return edits.toSorted((a, b) => a.start - b.start);
  });
}

/**
 * A file of any text, with findings that say anything.
 *
 * @param most how often text and findings may be repeated
 */
export function nastyFile(most: number): Arbitrary<ReviewedFile> {
  const times = fc.constantFrom(1, 1, 2, most);
  return fc.tuple(nastyText, nastyText, times, times).chain(([path, part, parts, copies]) => {
    const text = part.repeat(parts);
    const said = fc.array(findingLike, { minLength: 8, maxLength: 8 });
    return fc.tuple(editsOf(text), said).map(([edits, said]) => {
      const withEdits = edits.map((edit, index) => finding({ ...said[index], applied: true, edits: [edit] }));
      const without = Array.from({ length: copies }, () => said.slice(edits.length)).flat();
      const findings = [...withEdits, ...without.map((given) => finding(given))];
      const done = new Set(without.flatMap(({ id }, index) => (index % 3 === 0 ? [id] : [])));
      return { path, text, migration: migrationOf(text, findings), done };
    });
  });
}

const findingLike: Arbitrary<Pick<Finding, 'id' | 'rule' | 'level' | 'message' | 'edits'>> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  rule: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('update-image', 'pin-image') }, nastyText),
  level: fc.constantFrom('safe', 'suggestion', 'advice', 'blocker'),
  message: nastyText,
  edits: fc.constantFrom([], [], [{ start: 0, end: 0, text: 'offered' }]),
});
