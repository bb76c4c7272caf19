import { bundledCatalog as catalog } from 'restage';
import { describe, expect, it } from 'vitest';
import { contentsOf } from './contents.ts';

const of = (name: string) => contentsOf(catalog.history(name));

describe('contentsOf', () => {
  it('takes releases with one digest together, the newest first', () => {
    const [newest, before] = of('core-filesystem');
    expect(newest?.releases).toEqual(['2026.01.0', '2026.03.0']);
    expect(newest?.reference).toBe(
      'stagex/core-filesystem@sha256:cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750',
    );
    expect(before?.releases).toEqual(['2025.08.0', '2025.10.0']);
  });

  it('takes a listed index and the manifest inside it for one content', () => {
    const both = of('core-curl').find(({ releases }) => releases.includes('2025.06.1'));
    expect(both?.releases).toContain('2025.06.0');
    expect(both?.digests.map(({ kind, listed }) => [kind, listed.at(0), listed.at(-1)])).toEqual([
      ['manifest', '2025.06.1', '2025.07.0'],
      ['index', '2025.03.0', '2025.06.0'],
    ]);
  });

  it('tells of an index that is in no list', () => {
    const [newest] = of('pallet-rust');
    expect(newest?.version).toBe('1.94.0');
    expect(newest?.digests.map(({ kind, digest, listed }) => [kind, digest.slice(0, 8), listed])).toEqual([
      ['manifest', '2fbe7b16', ['2026.03.0']],
      ['index', '4e2d4273', []],
    ]);
  });

  it('has every release of every name once, and every listed digest', () => {
    for (const name of new Set(catalog.releases.flatMap((release) => catalog.names(release)))) {
      const history = catalog.history(name);
      const contents = of(name);
      expect(contents.flatMap(({ releases }) => releases).sort()).toEqual(history.map(({ release }) => release.id));
      expect(
        new Set(
          contents
            .flatMap(({ digests }) => digests.filter(({ listed }) => listed.length > 0))
            .map(({ digest }) => digest),
        ),
      ).toEqual(new Set(history.map(({ digest }) => digest)));
    }
  });

  it('refuses digests that are not loaded', () => {
    const [image] = catalog.history('core-curl');
    if (!image) throw new Error('no image');
    expect(() => contentsOf([{ ...image, digest: undefined }])).toThrow('The digest of core-curl is not loaded');
  });
});
