import { describe, expect, test } from 'vitest';
import { bundledCatalog } from './catalog/bundled.ts';
import { createCatalog } from './catalog/create-catalog.ts';
import catalogFile from './catalog/data/catalog.json' with { type: 'json' };
import digestsFile from './catalog/data/digests.json' with { type: 'json' };
import knowledgeFile from './catalog/data/knowledge.json' with { type: 'json' };
import namesFile from './catalog/data/names.json' with { type: 'json' };
import type { CatalogFile, DigestsFile, KnowledgeFile, NamesFile } from './catalog/format.ts';
import { migrateWith } from './migrate.ts';
import { migrate } from './migrate-bundled.ts';

const OLD = 'stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
const NEW = 'stagex/pallet-rust:1.94.0@sha256:2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668';

const files = {
  catalog: catalogFile as unknown as CatalogFile,
  digests: digestsFile as unknown as DigestsFile,
  knowledge: knowledgeFile as unknown as KnowledgeFile,
  names: namesFile as unknown as NamesFile,
};

test('says what it did, where and why', () => {
  expect(migrate(`# a\nFROM ${OLD} AS rust\n`)).toEqual({
    ok: true,
    output: `# a\nFROM ${NEW} AS rust\n`,
    findings: [
      {
        id: 'update-image@2:6',
        rule: 'update-image',
        topic: 'migration',
        level: 'safe',
        message: expect.stringContaining('1.88.0'),
        range: { start: 9, end: 9 + OLD.length, line: 2, column: 6 },
        applied: true,
        edits: expect.any(Array),
        url: '/rules/update-image/',
      },
    ],
    images: [
      {
        range: { start: 9, end: 9 + OLD.length, line: 2, column: 6 },
        reference: OLD,
        name: 'pallet-rust',
        state: 'listed',
        releases: ['2025.08.0', '2025.10.0'],
        version: '1.88.0',
        digestKind: 'manifest',
        confirmed: true,
      },
    ],
    checklist: expect.any(Array),
    releases: { found: ['2025.08.0', '2025.10.0'], target: '2026.03.0' },
  });
});

test('a text without StageX images stays, and is no problem', () => {
  for (const text of ['', 'FROM scratch\n', 'hello', '# only a comment']) {
    expect(migrate(text)).toMatchObject({ ok: true, output: text, findings: [], images: [] });
  }
});

test('what is found in a text without StageX images is about reproducible builds, and changes nothing', () => {
  const text = 'FROM alpine\nRUN date > /date\n';
  const { findings, images, output } = migrate(text);
  expect([output, images]).toEqual([text, []]);
  expect(findings.map(({ level, rule, topic }) => [rule, topic, level])).toEqual([
    ['unpinned-image', 'reproducibility', 'advice'],
    ['build-stamp', 'reproducibility', 'advice'],
  ]);
});

test('a text that cannot be read stays, with a reason', () => {
  const text = `FROM ${OLD}\rRUN a`;
  expect(migrate(text)).toMatchObject({
    ok: false,
    output: text,
    problem: expect.stringContaining('Line 1'),
    findings: [],
  });
});

test('a text that would read otherwise stays, with a reason', () => {
  const text =
    'FROM stagex/core-user-runtime@sha256:055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb \\';
  const { findings, ok, output, problem } = migrate(text);
  expect([ok, output]).toEqual([false, text]);
  expect(problem).toMatch(/^Nothing was changed: the new text reads differently/);
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.every(({ applied }) => !applied)).toBe(true);
});

test('a failure of ours costs nothing but the migration', () => {
  const broken = {
    ...bundledCatalog,
    resolve: () => {
      throw new Error('broken');
    },
  };
  expect(migrateWith(broken, `FROM ${OLD}`)).toMatchObject({
    ok: false,
    output: `FROM ${OLD}`,
    problem: expect.stringContaining('broken'),
  });
});

describe('an option that does not exist', () => {
  test.each([
    ['release', { release: '1999.01.0' }, 'no release 1999.01.0'],
    ['rule', { only: ['nothing'] }, 'no rule nothing'],
    ['rule', { skip: ['nothing'] }, 'no rule nothing'],
  ])('%s', (_, options, message) => {
    expect(() => migrate('', options)).toThrow(RangeError);
    expect(() => migrate('', options)).toThrow(message);
  });
});

describe('a value that an option does not take', () => {
  // As a caller without types would give it.
  test.each([
    ['{"level": "all"}', 'The option level does not take "all"; choose safe or suggestion'],
    ['{"tags": "latest"}', 'The option tags does not take "latest"; choose auto, keep, version, release or none'],
    ['{"tags": null}', 'The option tags does not take null; choose auto, keep, version, release or none'],
    ['{"digests": "oci"}', 'The option digests does not take "oci"; choose listed or index'],
    ['{"rustVersion": "^1.85"}', 'The option rustVersion does not take "^1.85"; write a version, as 1.85 or 1.85.0'],
    ['{"rustVersion": 1.85}', 'The option rustVersion does not take 1.85; write a version, as 1.85 or 1.85.0'],
    ...['["https://ghcr.io/acme"]', '["ghcr.io/acme/"]', '["ghcr.io/acme/stagex:1"]', '[1]', '"ghcr.io/acme"'].map(
      (registries) => [
        `{"registries": ${registries}}`,
        `The option registries does not take ${registries}; write a list of paths before image names, as ["ghcr.io/acme/stagex"]`,
      ],
    ),
  ])('%s', (options, message) => {
    expect(() => migrate('', JSON.parse(options ?? ''))).toThrow(new RangeError(message));
  });

  test('is none of those that it takes', () => {
    const options = { level: 'suggestion', tags: 'keep', digests: 'index', rustVersion: '1.85.0' } as const;
    const registries = ['ghcr.io/acme/stagex', 'localhost:5000/Mirror', 'registry.acme.test'];
    expect(migrate('', { ...options, registries }).ok).toBe(true);
  });
});

describe('decisions', () => {
  const text = `FROM ${OLD} AS rust\nFROM stagex/core-curl\n`;
  const applied = (options: Parameters<typeof migrate>[1]) =>
    migrate(text, options)
      .findings.filter((finding) => finding.applied)
      .map(({ id }) => id);

  test('go before the level', () => {
    expect(applied({})).toEqual(['update-image@1:6']);
    expect(applied({ level: 'suggestion' })).toEqual(['update-image@1:6', 'pin-image@2:6']);
    expect(applied({ decisions: { 'update-image@1:6': false } })).toEqual([]);
    expect(applied({ decisions: { 'pin-image@2:6': true } })).toEqual(['update-image@1:6', 'pin-image@2:6']);
    expect(applied({ level: 'suggestion', decisions: { 'pin-image@2:6': false } })).toEqual(['update-image@1:6']);
  });

  test('about what is not found change nothing', () => {
    expect(migrate(text, { decisions: { 'no-rule@1:1': true, constructor: true } })).toEqual(migrate(text));
  });

  test('about what has no edit change nothing', () => {
    const advice = migrate('FROM stagex/core-nothing').findings[0];
    expect(advice?.edits).toEqual([]);
    expect(migrate('FROM stagex/core-nothing', { decisions: { [`${advice?.id}`]: true } }).findings[0]?.applied).toBe(
      false,
    );
  });
});

test('only and skip choose who speaks', () => {
  const text = `FROM ${OLD}\nFROM stagex/core-curl\n`;
  const rules = (options: Parameters<typeof migrate>[1]) =>
    new Set(migrate(text, options).findings.map(({ rule }) => rule));
  expect(rules({ only: ['pin-image'] })).toEqual(new Set(['pin-image']));
  expect(rules({ skip: ['pin-image'] })).not.toContain('pin-image');
  expect(rules({ only: ['pin-image'], skip: ['pin-image'] })).toEqual(new Set());
});

test('two findings of a rule at one place have two ids', () => {
  const { findings } = migrate('# restage ignore=nothing,nothing\nFROM scratch\n# restage ignore=nothing\nRUN b');
  expect(findings.map(({ id }) => id)).toEqual([
    'unused-suppression@1:18',
    'unused-suppression@1:26',
    'unused-suppression@3:18',
  ]);
});

describe('while whole digests are not loaded', () => {
  const { digests: _, ...without } = files;
  const prefixes = createCatalog(without);

  test('the newest release is known, and older pins by their first digits', () => {
    const { images, output } = migrateWith(prefixes, `FROM ${OLD}`);
    expect(output).toBe(`FROM ${NEW}`);
    expect(images[0]).toMatchObject({ state: 'listed', confirmed: false });
  });

  test('another release is not', () => {
    expect(() => migrateWith(prefixes, `FROM ${OLD}`, { release: '2026.01.0' })).toThrow('are not loaded');
  });
});

describe('an index that is in no list', () => {
  // As the catalogue was before it knew the index around pallet-go of 2025.10.0.
  const index = '5477bcf690aa52d1afdd2ed4ed0e6cc661cabf028a93ac639106b2ad06d7fa9a';
  const text = `FROM stagex/pallet-go@sha256:${index}\n`;
  const { catalog, digests, ...rest } = structuredClone(files);
  catalog.images['pallet-go'] = catalog.images['pallet-go']?.map(([a, b, c, d, e]) => [a, b, c, d, e]) ?? [];
  digests.images['pallet-go'] = digests.images['pallet-go']?.map(([listed]) => [listed]) ?? [];
  const unaware = createCatalog({ catalog, digests, ...rest });

  test('is rebuilt', () => {
    const { images, output } = migrateWith(unaware, text);
    expect(images[0]).toMatchObject({ state: 'listed', digestKind: 'index', releases: ['2025.10.0'] });
    expect(output).not.toContain(index);
  });

  test('stays where that is not wanted', () => {
    const { images, output } = migrateWith(unaware, text, { reconstruct: false });
    expect(images[0]?.state).toBe('unlisted');
    expect(output).toBe(text);
  });
});
