import { readFileSync } from 'node:fs';
import {
  type CatalogFile,
  createCatalog,
  type DigestsFile,
  type KnowledgeFile,
  migrateWith,
  type NamesFile,
} from 'restage/engine';
import { reproducibility } from 'restage/reproducibility';
import { expect, test } from 'vitest';
import { diffOf } from './diff.ts';
import { chooseRelease, hear, initialState, type State, tick, write } from './state.ts';
import { verdictOf } from './verdict.ts';

const data = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../packages/migrator/src/catalog/data/${name}`, import.meta.url), 'utf8'));
const catalog = createCatalog({
  catalog: data<CatalogFile>('catalog.json'),
  knowledge: data<KnowledgeFile>('knowledge.json'),
  names: data<NamesFile>('names.json'),
  digests: data<DigestsFile>('digests.json'),
});
const start = initialState(catalog.releases.map(({ id }) => id).toReversed());
const after = (text: string): State => {
  const state = write(start, text);
  return hear(state, {
    kind: 'result',
    sequence: 1,
    key: 0,
    migration: migrateWith(catalog, text, {}, reproducibility),
    stage: 'complete',
  });
};
const example = (name: string) => readFileSync(new URL(`./examples/${name}.Dockerfile`, import.meta.url), 'utf8');
const rust = '9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';

test.each([
  ['', 'quiet', 'Paste a Dockerfile that names StageX images, or load an example.'],
  ['FROM alpine\n', 'quiet', /^No StageX image is named here\. .*quay\.io\/stagex/],
  ['FROM a\rRUN b\n', 'wrong', /^Line 1 holds a carriage return/],
  [`FROM stagex/pallet-rust@sha256:${rust}\n`, 'open', '1 image on 2025.08.0 or 2025.10.0. 1 change on.'],
  ['FROM stagex/core-git\n', 'open', '1 image not pinned. 1 suggested.'],
  [`FROM stagex/pallet-rust@sha256:${'0'.repeat(64)}\n`, 'open', '1 image with an unknown digest. 1 for you to do.'],
  [
    `FROM stagex/pallet-rust@sha256:${rust}\nCOPY --from=stagex/core-git . /\n`,
    'open',
    '2 images: 1 on 2025.08.0 or 2025.10.0, 1 not pinned. 1 change on, 1 suggested.',
  ],
])('the verdict of %j', (text, tone, sentence) => {
  const verdict = verdictOf(text === '' ? start : after(text));
  expect(verdict.text).toMatch(sentence);
  expect(verdict.tone).toBe(tone);
});

test('what is about reproducible builds is counted apart, and leaves a migration as done as it is', () => {
  const { output } = migrateWith(catalog, `FROM stagex/pallet-rust@sha256:${rust}\nRUN cargo build\n`);
  expect(verdictOf(after(output))).toMatchObject({
    tone: 'good',
    text: '1 image on 2026.03.0. Nothing to change. 4 findings about reproducible builds.',
  });
});

test('a text that is too large says how large it is', () => {
  expect(verdictOf(write(start, 'a'.repeat(1_500_000))).text).toContain('1.44 MiB');
});

test('a blocker is named as what it is', () => {
  const { text } = verdictOf(after(example('mixed')));
  expect(text).toMatch(/^\d+ images: \d+ from different releases, 2025\.07\.0 to 2026\.01\.0/);
  expect(text).toMatch(/block the build\. \d+ findings? about reproducible builds\.$/);
});

test('a file that is already there has nothing to change', () => {
  const moved = migrateWith(catalog, `FROM stagex/pallet-rust@sha256:${rust}\n`).output;
  expect(verdictOf(after(moved))).toEqual({ tone: 'good', text: '1 image on 2026.03.0. Nothing to change.' });
});

test.each(['rust-service', 'go', 'cmake', 'node', 'runtime', 'mixed'])(
  'the example %s has changes, and its diff gives the result',
  (name) => {
    const text = example(name);
    const { output, findings } = migrateWith(catalog, text);
    const edits = findings
      .flatMap(({ applied, edits }) => (applied ? edits : []))
      .toSorted((a, b) => a.start - b.start || a.end - b.end);
    const lines = diffOf(text, edits).flat();
    expect(lines.some(({ kind }) => kind === 'removed')).toBe(true);
    for (const { number, pieces } of lines.filter(({ kind }) => kind === 'added')) {
      expect(output.split('\n')[number - 1]).toBe(pieces.map((piece) => piece.text).join(''));
    }
  },
);

test('what is ticked off is not left to do', () => {
  const state = after(`FROM stagex/pallet-rust@sha256:${'0'.repeat(64)}\n`);
  const [id = ''] = state.outcomes.get(0)?.migration.findings.map((finding) => finding.id) ?? [];
  expect(verdictOf(tick(state, id, true)).text).toBe('1 image with an unknown digest. 1 done.');
});

test('a release that the catalogue does not have is said to be missing', () => {
  const { tone, text } = verdictOf(chooseRelease(write(start, 'FROM stagex/core-git\n'), '2031.01.0'));
  expect(tone).toBe('wrong');
  expect(text).toContain('does not have 2031.01.0');
});
