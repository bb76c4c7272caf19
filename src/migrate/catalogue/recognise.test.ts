import { createCatalog, migrateWith } from 'restage/engine';
import { describe, expect, test } from 'vitest';
import { readCatalogueFiles } from '../../build/catalogue.ts';
import { pack } from './pack.ts';
import { recognise, type Wanted } from './recognise.ts';
import { unpack } from './unpack.ts';

const files = readCatalogueFiles();
const { first, ...others } = pack(files);
const { releases } = files.catalog;
const complete = createCatalog(files);
const partial = new Map(
  [[], ['older'], ['early'], ['early', 'older']].map((names) => {
    const pieces = Object.fromEntries(Object.entries(others).filter(([name]) => names.includes(name)));
    return [names.join(), createCatalog(unpack({ first, ...pieces }))];
  }),
);

/** The first result of a text, and the pieces that it took besides the first. */
async function firstResult(text: string) {
  let taken: readonly Wanted[] = [];
  const migration = await recognise(
    async (wanted) => {
      taken = [...wanted].sort();
      return partial.get(taken.join());
    },
    (catalog) => migrateWith(catalog, text, { reconstruct: false }),
  );
  return { migration, taken };
}

const whole = (text: string) => migrateWith(complete, text, { reconstruct: false });

/** A result without what the page marks as not confirmed. */
function settled(migration: ReturnType<typeof whole> | undefined) {
  return { ...migration, images: migration?.images.map(({ confirmed: _, ...image }) => image) };
}

/** Every digest that was ever listed, with the newest release that has it. */
const pins = Object.entries(files.catalog.images).flatMap(([name, runs]) => {
  const lasts = new Map(
    runs.flatMap(([, last], run) => (files.digests.images[name]?.[run] ?? []).map((digest) => [digest, last] as const)),
  );
  return [...lasts].map(([digest, last]) => ({ name, digest, last }));
});

test('whatever a catalogue recognises, it knows all about', () => {
  const identify = (catalog: typeof complete, { name, digest }: (typeof pins)[number]) =>
    catalog.identify(name, digest)?.images.map(({ release }) => release.id);
  for (const pin of pins) {
    const all = identify(complete, pin);
    for (const catalog of partial.values()) expect([undefined, all]).toContainEqual(identify(catalog, pin));
  }
});

test.each([...new Set(pins.map(({ last }) => last))].sort((a, b) => a - b).map((last) => [releases[last]?.id, last]))(
  'the first result for pins that %s is the last to list is what the complete catalogue says',
  async (_id, release) => {
    const text = pins
      .filter(({ last }) => last === release)
      .map(({ name, digest }) => `FROM stagex/${name}@sha256:${digest}\nRUN make\n`)
      .join('');
    const { migration } = await firstResult(text);
    expect(settled(migration)).toEqual(settled(whole(text)));
  },
);

test('the first result for names without a digest, with each of their tags, is what the complete catalogue says', async () => {
  const references = Object.entries(files.catalog.images).flatMap(([name, runs]) =>
    [...new Set(['', ...runs.map(([, , version]) => (version === null ? '' : `:${version}`))])].map(
      (tag) => `COPY --from=stagex/${name}${tag} . /\n`,
    ),
  );
  for (let start = 0; start < references.length; start += 40) {
    const text = `FROM scratch\n${references.slice(start, start + 40).join('')}`;
    const { migration } = await firstResult(text);
    expect(settled(migration)).toEqual(settled(whole(text)));
  }
});

describe('a text takes no more pieces than it needs', () => {
  const pin = (name: string, release: string) => {
    const image = complete.history(name).find((candidate) => candidate.release.id === release);
    return `stagex/${name}@sha256:${image?.digest}`;
  };
  test.each([
    ['nothing of StageX', 'FROM alpine', []],
    ['a name alone', 'FROM stagex/core-zlib', []],
    ['a name that is put together', 'ARG NAME\nFROM stagex/core-$NAME', []],
    ['the newest release', `FROM ${pin('pallet-rust', '2026.03.0')}`, []],
    ['a release that people pin', `FROM ${pin('pallet-rust', '2025.08.0')}`, []],
    ['an old release', `FROM ${pin('core-zlib', '2025.03.0')}`, ['older']],
    ['an old name', `FROM ${pin('zlib', '2024.09.0')}`, ['early']],
    ['an old name without a digest', 'FROM stagex/zlib', ['early']],
    ['a name that nobody knows', 'FROM stagex/core-zlip', ['early']],
    ['a digest that nobody knows', `FROM stagex/core-zlib@sha256:${'0'.repeat(64)}`, ['older']],
  ])('%s', async (_what, text, pieces) => {
    expect((await firstResult(text)).taken).toEqual(pieces);
  });
});

test('there is no result where there is no use in one any more', async () => {
  expect(
    await recognise(
      async () => undefined,
      () => whole(''),
    ),
  ).toBeUndefined();
});
