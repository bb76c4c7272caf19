import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proof, timeout } from '../testing/proof.ts';
import { type CommentFacts, pullRequestComment } from './comment.ts';
import { COMMENT_LIMIT, commentLength } from './markdown.ts';
import { blocks, elements, htmlOf, LIVE, liveText } from './testing/html.ts';
import { fileOf, finding, replacing } from './testing/migration.ts';
import { nastyFile, nastyText } from './testing/nasty.ts';
import type { ReviewedFile } from './work.ts';

const facts: CommentFacts = {
  target: '2026.03.0',
  newest: '2026.03.0',
  verdict: '1 image on 2025.10.0. 1 change on, 1 suggested, 3 for you to do.',
  site: 'https://restage.example/base/',
  link: 'https://restage.example/base/#v1=q1YqSa0o',
};

const TEXT = 'FROM stagex/old\nRUN a\n';
const offer = { edits: [{ start: 0, end: 0, text: 'x' }] };
const FINDINGS = [
  ...replacing(TEXT, 'stagex/old', 'stagex/new'),
  finding({ at: [2, 1], level: 'suggestion', rule: 'go-cgo', message: 'Names $CC of @octocat.', ...offer }),
  finding({ at: [2, 1], level: 'safe', rule: 'pin-image', message: 'Twice.', skipped: 'Another has it.', ...offer }),
  finding({ at: [3, 1], message: 'Good to know', rule: 'mixed-releases' }),
  finding({ at: [4, 1], message: 'Done.', rule: 'platform' }),
  finding({ at: [5, 1], level: 'blocker', rule: 'removed-image', message: 'a|b is gone.' }),
];
const file: ReviewedFile = { ...fileOf('Dockerfile', TEXT, FINDINGS), done: new Set(['platform@4:1']) };

const ownRelease = (id: string) => ({ id, source: 'digest lists' as const, basis: '2026.03.0' });

test('verdict, changes, offers, work, diff, link and reach', () => {
  expect(pullRequestComment([file], facts)).toMatchInlineSnapshot(`
    "**Restage:** 1 image on 2025.10.0. 1 change on, 1 suggested, 3 for you to do.

    ### Changes (1)

    | Line | Level | Rule | What and why |
    | ---: | --- | --- | --- |
    | 1 | safe | [update-image](https://restage.example/base/rules/update-image/) | stagex/old becomes stagex/new |

    ### Offered, not applied (2)

    | Line | Level | Rule | What and why |
    | ---: | --- | --- | --- |
    | 2 | suggestion | [go-cgo](https://restage.example/base/rules/go-cgo/) | Names \`$CC\` of \`@octocat\`. |
    | 2 | safe | [pin-image](https://restage.example/base/rules/pin-image/) | Twice. Not applied: Another has it. |

    ### For a person to do (3, 1 done)

    - [ ] **blocker**, line 5, [removed-image](https://restage.example/base/rules/removed-image/): <code>a&#124;b</code> is gone.
    - [ ] **advice**, line 3, [mixed-releases](https://restage.example/base/rules/mixed-releases/): Good to know
    - [x] **advice**, line 4, [platform](https://restage.example/base/rules/platform/): Done.

    <details><summary>Diff</summary>

    \`\`\`diff
    --- a/Dockerfile
    +++ b/Dockerfile
    @@ -1,2 +1,2 @@
    -FROM stagex/old
    +FROM stagex/new
     RUN a
    \`\`\`

    </details>

    [This migration in Restage](https://restage.example/base/#v1=q1YqSa0o)

    Target release: StageX 2026.03.0. The catalogue reaches 2026.03.0; later releases may exist.
    "
  `);
});

test('several files are named; without addresses nothing is linked; releases of the reader are told', () => {
  const other = fileOf('a|b/Dockerfile', TEXT, FINDINGS.slice(0, 1));
  const { target, newest } = facts;
  const own = ['2026.05.0', '2026.06.0'].map(ownRelease);
  const run = { target, newest, verdict: 'Two files.', own };
  const comment = pullRequestComment([file, other], run);
  expect(comment).not.toContain('](');
  expect(comment).toContain('\n| File | Line | Level | Rule | What and why |\n| --- | ---: | --- | --- | --- |\n');
  expect(comment).toContain('\n| `Dockerfile` | 1 | safe | update-image | stagex/old becomes stagex/new |\n');
  expect(comment).toContain('\n| <code>a&#124;b&#47;Dockerfile</code> | 1 | safe | update-image |');
  expect(comment).toContain('\n- [ ] **blocker**, `Dockerfile` line 5, removed-image: ');
  expect(comment).toContain('\n+++ b/Dockerfile\n');
  expect(comment).toContain('\n+++ b/a|b/Dockerfile\n');
  expect(comment).toMatch(/later releases may exist\. Added to it by hand: 2026\.05\.0, 2026\.06\.0\.\n$/);
});

test('nothing found is a verdict and the reach', () => {
  expect(pullRequestComment([fileOf('Dockerfile', TEXT)], { ...facts, verdict: 'Nothing to change.' })).toBe(
    [
      '**Restage:** Nothing to change.',
      '[This migration in Restage](https://restage.example/base/#v1=q1YqSa0o)',
      'Target release: StageX 2026.03.0. The catalogue reaches 2026.03.0; later releases may exist.\n',
    ].join('\n\n'),
  );
});

test('a file that could not be migrated is work for a person, unless the verdict tells it', () => {
  const failed = fileOf('b', 'x', [], { ok: false, problem: 'Nothing was changed: it is #1.' });
  expect(pullRequestComment([file, failed], facts)).toContain(
    '### For a person to do (4, 1 done)\n\n- [ ] `b`: Nothing was changed: it is `#1`.\n- [ ] **blocker**',
  );
  const verdict = failed.migration.problem ?? '';
  expect(pullRequestComment([failed], { ...facts, verdict })).not.toContain('- [ ]');
});

test('the diff is for reading: what is hidden is shown, and line ends are one kind', () => {
  const text = 'FROM stagex/old\r\nRUN \u202e ```` @octocat\r\n';
  const comment = pullRequestComment([fileOf('Dockerfile', text, replacing(text, 'old', 'new'))], facts);
  expect(comment).toContain('\n`````diff\n--- a/Dockerfile\n');
  expect(comment).toContain('\n+FROM stagex/new\n RUN <U+202E> ```` @octocat\n`````\n\n</details>\n');
});

describe('what is too long goes', () => {
  const findings = (number: number) =>
    Array.from({ length: number }, (_, index) => finding({ at: [index + 1, 1], message: `Message ${index}` }));
  const changes = (number: number) =>
    replacing('FROM stagex/old\n'.repeat(number), 'old', 'new').map((each) => ({ ...each, message: 'm'.repeat(200) }));
  const length = (comment: string) => commentLength(comment);
  const rows = (comment: string) => ({
    changes: comment.match(/^\| \d/gm)?.length ?? 0,
    work: comment.match(/^- \[ \]/gm)?.length ?? 0,
  });

  test('first the diff', () => {
    const text = `FROM stagex/old\n${'# long '.repeat(10_000)}\n`;
    const files = [fileOf('Dockerfile', text, [...replacing(text, 'old', 'new'), ...findings(20)])];
    const comment = pullRequestComment(files, facts);
    expect(comment).toContain('\n\nThe diff is too long for a comment; the link below shows it.\n\n[This migration');
    expect(comment).not.toContain('```');
    expect(rows(comment)).toEqual({ changes: 1, work: 20 });
    const { link: _, ...without } = facts;
    expect(pullRequestComment(files, without)).toContain('\n\nThe diff is too long for a comment.\n\nTarget release');
  });

  test('then rows of the changes, which the pull request shows itself', () => {
    const text = 'FROM stagex/old\n'.repeat(1000);
    const comment = pullRequestComment([fileOf('Dockerfile', text, [...changes(1000), ...findings(30)])], facts);
    const shown = rows(comment);
    expect(shown.work).toBe(30);
    expect(shown.changes).toBeGreaterThan(100);
    expect(comment).toContain(`\n\n${1000 - shown.changes} more rows did not fit into a comment.\n\n`);
    expect(length(comment)).toBeLessThanOrEqual(COMMENT_LIMIT);
    // One more row would have been too many.
    const row = comment.match(/^\| \d.*\n/m)?.[0] ?? '';
    expect(length(comment) + length(row)).toBeGreaterThan(COMMENT_LIMIT);
  });

  test('then the rest of the rows, blockers last', () => {
    const blocker = finding({ at: [9999, 1], level: 'blocker', message: 'It blocks.' });
    const text = 'FROM stagex/old\n'.repeat(10);
    const all = [...changes(10), ...findings(5000), blocker];
    const comment = pullRequestComment([fileOf('Dockerfile', text, all)], facts);
    const shown = rows(comment);
    expect(shown.changes).toBe(0);
    expect(comment).toContain('### Changes (10)\n\n10 rows did not fit into a comment.\n');
    expect(comment).toMatch(/### For a person to do \(5001\)\n\n- \[ \] \*\*blocker\*\*, line 9999/);
    expect(comment).toContain(`\n${5001 - shown.work} more rows did not fit into a comment.\n`);
    expect(comment).toContain('[This migration in Restage](');
  });

  test('the link goes when it is too long by itself, and makes room', () => {
    const long = `${facts.link}${'A'.repeat(COMMENT_LIMIT)}`;
    const comment = pullRequestComment([file], { ...facts, link: long });
    expect(comment).toContain('\n\nThe link to this migration is too long for a comment.\n\nTarget release');
    expect(comment).toContain('```diff\n');
    expect(rows(comment)).toEqual({ changes: 3, work: 2 });
    const fits = `${facts.link}${'A'.repeat(COMMENT_LIMIT - 1000)}`;
    expect(pullRequestComment([file], { ...facts, link: fits })).toContain(`](${fits})`);
  });
});

const anyFacts: fc.Arbitrary<CommentFacts> = fc.record(
  {
    target: fc.oneof(fc.constant('2026.03.0'), nastyText),
    newest: fc.oneof(fc.constant('2026.03.0'), nastyText),
    verdict: nastyText,
    site: fc.constantFrom(
      'https://restage.example',
      'https://restage.example/base/',
      `https://x.example/${'a'.repeat(9000)}`,
    ),
    link: fc.nat({ max: 80_000 }).map((length) => `https://restage.example/#v1=${'A'.repeat(length)}`),
    own: fc.array(nastyText.map(ownRelease), { maxLength: 20 }),
  },
  { requiredKeys: ['target', 'newest', 'verdict'] },
);

test('is never too long', { timeout }, () => {
  fc.assert(
    fc.property(fc.array(nastyFile(60), { maxLength: 3 }), anyFacts, (files, given) => {
      expect(commentLength(pullRequestComment(files, given))).toBeLessThanOrEqual(COMMENT_LIMIT);
    }),
    proof(60),
  );
});

test('nothing of a file is more than text in it', { timeout }, () => {
  fc.assert(
    fc.property(fc.array(nastyFile(4), { maxLength: 3 }), anyFacts, (files, given) => {
      const comment = pullRequestComment(files, given);
      const html = htmlOf(comment);
      expect(liveText(html)).not.toMatch(LIVE);
      // Everything that is markup is ours: what was meant to be a row is one, and no fence is open.
      const found = (name: string) => elements(html).filter((each) => each === name).length;
      const hasDiff = comment.includes('\n<details><summary>Diff</summary>\n');
      const tables = found('table');
      const bodyRows = found('tr') - tables;
      expect(found('td')).toBe(bodyRows * (files.length > 1 ? 5 : 4));
      expect([found('details'), found('summary'), found('pre'), blocks(html, 'diff').length]).toEqual(
        Array(4).fill(hasDiff ? 1 : 0),
      );
      const tasks = files.flatMap(({ migration }) => migration.findings).filter(({ edits }) => edits.length === 0);
      expect(found('li')).toBe(found('input'));
      expect(found('li')).toBeLessThanOrEqual(tasks.length);
      const hasLink = given.link !== undefined && comment.includes(`](${given.link})`);
      expect(found('a')).toBe((given.site === undefined ? 0 : bodyRows + found('li')) + (hasLink ? 1 : 0));
      const ours = ['p', 'strong', 'h3', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'input', 'code', 'a'];
      const others = elements(html).filter((name) => ![...ours, 'details', 'summary', 'pre'].includes(name));
      expect(others).toEqual([]);
    }),
    proof(100),
  );
});
