import { bundledCatalog as catalog } from 'restage';
import { describe, expect, it } from 'vitest';
import { findIndexedManifest } from '../../../packages/migrator/src/catalog/index-digest.ts';
import { findListed, findRebuilt } from './find.ts';

/** Runs a search to its end. */
function rebuilt(digest: string, beside?: string, findManifest = findIndexedManifest) {
  const search = findRebuilt(digest, beside, catalog, findManifest);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

describe('findListed', () => {
  it('finds a manifest with every release that lists it', () => {
    const digest = 'cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750';
    expect(findListed(digest, catalog)).toEqual([
      {
        name: 'core-filesystem',
        kind: 'manifest',
        version: null,
        releases: ['2026.01.0', '2026.03.0'],
        listed: digest,
      },
    ]);
  });

  it('finds an index that is known, and says which manifest is listed', () => {
    const [match] = findListed('4e2d4273a1d5c6d62660968302791f3cf550c3d12629e66314956ff46c97fc0e', catalog);
    expect(match).toMatchObject({ name: 'pallet-rust', kind: 'index', version: '1.94.0' });
    expect(match?.listed).toMatch(/^2fbe7b16/);
  });

  it('finds both names of one content', () => {
    const shared = catalog.history('libical').at(-1)?.digest ?? '';
    expect(findListed(shared, catalog).map(({ name }) => name)).toContain('libical');
  });
});

describe('findRebuilt', () => {
  const manifest = catalog.history('core-bash').at(-1)?.digest ?? '';
  // Says of one manifest what hashing would.
  const knows: typeof findIndexedManifest = (_digest, manifests) => manifests.find((digest) => digest === manifest);

  it('finds the images of the manifest inside an index', () => {
    expect(rebuilt('ab'.repeat(32), undefined, knows)).toMatchObject([
      { name: 'core-bash', kind: 'index', listed: manifest },
    ]);
  });

  it('knows the architecture of the first bootstrap stages', () => {
    const asked = new Map<string, string | undefined>();
    rebuilt('ab'.repeat(32), undefined, (_digest, manifests, architecture) => {
      for (const digest of manifests) asked.set(digest, architecture);
      return undefined;
    });
    expect(new Set(asked.values())).toEqual(new Set(['amd64', '386']));
    expect(asked.size).toBeGreaterThan(1000);
  });

  it('looks no further than the image that the digest stands beside', () => {
    expect(rebuilt('ab'.repeat(32), 'core-curl')).toEqual([]);
    expect(rebuilt('ab'.repeat(32), 'never-published', knows)).toHaveLength(1);
  });

  it('tells how far it is', () => {
    const said = [...findRebuilt('ab'.repeat(32), undefined, catalog, () => undefined)];
    expect(said).toEqual(said.toSorted((a, b) => a - b));
    expect(said.at(-1)).toBeGreaterThan(0.9);
  });
});
