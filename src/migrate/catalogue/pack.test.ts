import { expect, test } from 'vitest';
import { readCatalogueFiles } from '../../build/catalogue.ts';
import { pack } from './pack.ts';
import { unpack } from './unpack.ts';

const files = readCatalogueFiles();
const { first, older, early, rest } = pack(files);

test('all pieces together are the files, in their order', () => {
  const unpacked = unpack({ first, older, early, rest });
  expect(unpacked).toEqual(files);
  expect(JSON.stringify(unpacked.catalog.images) === JSON.stringify(files.catalog.images)).toBe(true);
  expect(JSON.stringify(unpacked.digests) === JSON.stringify(files.digests)).toBe(true);
  expect(Object.keys(unpacked.names.categories)).toEqual(Object.keys(files.names.categories));
});

test('the pieces survive the way to the page', () => {
  const travelled = JSON.parse(JSON.stringify({ first, older, early, rest }));
  expect(unpack(travelled)).toEqual(files);
});

test('the first piece has every image with a category, and nothing of the others', () => {
  const { catalog, names, digests } = unpack({ first });
  expect(digests).toBeUndefined();
  expect(names).toEqual({ ...files.names, categories: {} });
  expect(Object.keys(catalog.images)).toEqual(
    Object.keys(files.catalog.images).filter((name) => /^(bootstrap|core|pallet|user)-/.test(name)),
  );
});

test('what a piece does not have is the digits of digests and the commits, and nothing else', () => {
  const { catalog } = unpack({ first });
  expect(catalog.releases).toEqual(files.catalog.releases.map((release) => ({ ...release, commit: null })));
  let missing = 0;
  for (const [name, runs] of Object.entries(catalog.images)) {
    for (const [index, run] of runs.entries()) {
      const whole = files.catalog.images[name]?.[index] ?? [];
      expect(run.length).toBe(whole.length);
      expect(run.slice(0, 4)).toEqual(whole.slice(0, 4));
      run.slice(4).forEach((digits, place) => {
        const isMissing = digits === '?';
        if (!isMissing) expect(String(whole[4 + place]).startsWith(String(digits))).toBe(true);
        missing += isMissing ? 1 : 0;
      });
    }
  }
  expect(missing).toBeGreaterThan(0);
  expect(JSON.stringify(unpack({ first, older }).catalog)).not.toContain('"?"');
});

test('a catalogue that cannot be packed stops the build', () => {
  const withVersion = structuredClone(files);
  withVersion.catalog.images['core-zlib'] = [[0, 0, '1 2', null, '0'.repeat(8)]];
  expect(() => pack(withVersion)).toThrow('The version 1 2 cannot be packed');
  const withoutDigest = { ...files, digests: { ...files.digests, images: {} } };
  expect(() => pack(withoutDigest)).toThrow('digests.json lacks a digest');
  const withCategory = structuredClone(files);
  withCategory.names.categories['core-zlib'] = 'core';
  expect(() => pack(withCategory)).toThrow('core-zlib has a category');
});
