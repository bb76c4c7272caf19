import { describe, expect, it } from 'vitest';
import { bundledCatalog } from './bundled.ts';
import { createCatalog } from './create-catalog.ts';
import catalogFile from './data/catalog.json' with { type: 'json' };
import digestsFile from './data/digests.json' with { type: 'json' };
import knowledgeFile from './data/knowledge.json' with { type: 'json' };
import namesFile from './data/names.json' with { type: 'json' };
import type { CatalogFile, DigestsFile, KnowledgeFile, NamesFile } from './format.ts';

const prefixes = createCatalog({
  catalog: catalogFile as unknown as CatalogFile,
  knowledge: knowledgeFile as unknown as KnowledgeFile,
  names: namesFile as unknown as NamesFile,
});

/** Digests that people pin: name, digest, releases, kind. */
const pins = [
  [
    'pallet-rust',
    '9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca',
    ['2025.08.0', '2025.10.0'],
    'manifest',
  ],
  [
    'user-protobuf',
    '5e67b3d3a7e7e9db9aa8ab516ffa13e54acde5f0b3d4e8638f79880ab16da72c',
    ['2025.08.0', '2025.10.0'],
    'manifest',
  ],
  [
    'user-abseil-cpp',
    '3dca99adfda0cb631bd3a948a99c2d5f89fab517bda034ce417f222721115aa2',
    ['2025.08.0', '2025.10.0'],
    'manifest',
  ],
  [
    'core-user-runtime',
    '055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb',
    ['2025.08.0', '2025.10.0'],
    'manifest',
  ],
  [
    'core-gcc',
    '964ffd3793c5a38ca581e9faefd19918c259f1611c4cbf5dc8be612e3a8b72f5',
    ['2025.08.0', '2025.10.0'],
    'manifest',
  ],
  [
    'core-musl',
    'd9af23284cca2e1002cd53159ada469dfe6d6791814e72d6163c7de18d4ae701',
    ['2025.08.0', '2025.10.0'],
    'manifest',
  ],
  [
    'core-libunwind',
    'eb66122d8fc543f5e2f335bb1616f8c3a471604383e2c0a9df4a8e278505d3bc',
    ['2025.08.0', '2025.10.0'],
    'manifest',
  ],
  ['pallet-rust', '4062550919db682ebaeea07661551b5b89b3921e3f3a2b0bc665ddea7f6af1ca', ['2026.01.0'], 'manifest'],
  ['pallet-rust', '84621c4c29330c8a969489671d46227a0a43f52cdae243f5b91e95781dbfe5ed', ['2026.01.0'], 'index'],
  ['pallet-clang', '4460884be2fda90d933af1baff87c7d12756e79de48733cab5d6f65045bddc50', ['2026.01.0'], 'manifest'],
  ['user-protobuf', 'b399bb058216a55130d83abcba4e5271d8630fff55abbb02ed40818b0d96ced1', ['2026.01.0'], 'manifest'],
  ['user-abseil-cpp', '926f69e9cd112dfe3450a0af56d1560dc0a62589e61047e8c92c3b7edf8dd71e', ['2026.01.0'], 'manifest'],
  ['user-abseil-cpp', '183e8aff7b3e8b37ab8e89a20a364a21d99ce506ae624028b92d3bed747d2c06', ['2026.01.0'], 'index'],
  [
    'core-filesystem',
    'cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750',
    ['2026.01.0', '2026.03.0'],
    'manifest',
  ],
  [
    'core-filesystem',
    'da28831927652291b0fa573092fd41c8c96ca181ea224df7bff40e1833c3db13',
    ['2026.01.0', '2026.03.0'],
    'index',
  ],
  ['pallet-rust', '2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668', ['2026.03.0'], 'manifest'],
  ['pallet-clang', '07c01477a41eba3ec57a0e84c73659dec17662247a8f92b8b902f0aa02b58ca3', ['2026.03.0'], 'manifest'],
  ['user-protobuf', 'a135aaf060990b6ef8a7c715c16f175811d3a1f5383970f5771adef05a0bc56a', ['2026.03.0'], 'manifest'],
  ['user-abseil-cpp', '20a241145158a0aa7cb83ed5dc4f9ad6360dc975352787f4e6b00e8a39943f62', ['2026.03.0'], 'manifest'],
  // Listed as an index until 2025.06.0, and as the manifest inside it from 2025.06.1 on.
  [
    'core-filesystem',
    '5f2496fd77aec05347611540bb50fd4b8525685c4d05d35513a98d4f19bfb6a1',
    [
      '2025.03.0',
      '2025.04.0',
      '2025.04.1',
      '2025.05.0',
      '2025.05.1',
      '2025.05.2',
      '2025.06.0',
      '2025.06.1',
      '2025.07.0',
    ],
    'manifest',
  ],
  ['rust', 'f23fa04c29ab0250b39c38ee1cc4394a1ea3ec91b865070716a585d2b96389ed', ['2024.11.0'], 'manifest'],
] as const;

const idsOf = (images: readonly { readonly release: { readonly id: string } }[] | undefined) =>
  images?.map(({ release }) => release.id);

describe('a digest', () => {
  it.each(pins)('%s@%s belongs to %s as %s', (name, digest, releases, kind) => {
    const identity = bundledCatalog.identify(name, digest);
    expect(idsOf(identity?.images)).toEqual(releases);
    expect(identity).toMatchObject({ name, kind, confirmed: true });
    expect(bundledCatalog.namesOf(digest)).toEqual([name]);
  });

  it.each(pins)('%s@%s is recognised before the whole digests are loaded', (name, digest, releases, kind) => {
    const identity = prefixes.identify(name, digest);
    expect(idsOf(identity?.images)).toEqual(releases);
    // The newest release comes with whole digests.
    expect(identity).toMatchObject({ name, kind, confirmed: releases.some((id) => id === prefixes.newest.id) });
  });

  it('that agrees in its prefix only is not taken for another once the whole digests are loaded', () => {
    const digest = `9c38bf10${'0'.repeat(56)}`;
    expect(prefixes.identify('pallet-rust', digest)).toMatchObject({ confirmed: false });
    expect(bundledCatalog.identify('pallet-rust', digest)).toBeUndefined();
    expect(bundledCatalog.namesOf(digest)).toEqual([]);
  });

  it('of the newest release is compared whole from the start', () => {
    const digest = prefixes.image('pallet-rust', prefixes.newest)?.digest ?? '';
    expect(prefixes.identify('pallet-rust', digest)?.confirmed).toBe(true);
    expect(prefixes.identify('pallet-rust', digest.slice(0, 8) + '0'.repeat(56))).toBeUndefined();
  });

  it('beside another image’s name is not that image', () => {
    const [, digest] = pins[0];
    expect(bundledCatalog.identify('pallet-go', digest)).toBeUndefined();
    expect(bundledCatalog.identify('no-such-image', digest)).toBeUndefined();
    expect(bundledCatalog.identify('constructor', digest)).toBeUndefined();
    expect(bundledCatalog.identify('pallet-rust', 'f'.repeat(64))).toBeUndefined();
  });

  it('of every release and image is identified', () => {
    for (const release of bundledCatalog.releases) {
      for (const name of bundledCatalog.names(release)) {
        const { digest, indexDigest } = bundledCatalog.image(name, release) ?? {};
        expect(digest).toMatch(/^[0-9a-f]{64}$/);
        const identity = bundledCatalog.identify(name, digest ?? '');
        expect(identity).toMatchObject({ name, confirmed: true, kind: release.digests });
        expect(idsOf(identity?.images)).toContain(release.id);
        if (indexDigest) expect(bundledCatalog.identify(name, indexDigest)?.kind).toBe('index');
      }
    }
  });
});

describe('the index around a listed manifest', () => {
  const index = '183e8aff7b3e8b37ab8e89a20a364a21d99ce506ae624028b92d3bed747d2c06';
  const withoutPairs = createCatalog({
    catalog: withoutPair(catalogFile as unknown as CatalogFile, (run) => run.slice(0, 5)),
    digests: withoutPair(digestsFile as unknown as DigestsFile, ([listed]) => [listed]),
    knowledge: knowledgeFile as unknown as KnowledgeFile,
    names: namesFile as unknown as NamesFile,
  });

  it('is recognised by rebuilding it', () => {
    expect(withoutPairs.identify('user-abseil-cpp', index)).toBeUndefined();
    const identity = withoutPairs.identifyIndex('user-abseil-cpp', index);
    expect(idsOf(identity?.images)).toEqual(['2026.01.0']);
    expect(identity).toMatchObject({ name: 'user-abseil-cpp', kind: 'index', confirmed: true });
  });

  it('is not found under another name, nor for a digest of something else', () => {
    expect(withoutPairs.identifyIndex('user-protobuf', index)).toBeUndefined();
    expect(withoutPairs.identifyIndex('user-abseil-cpp', 'f'.repeat(64))).toBeUndefined();
    expect(withoutPairs.identifyIndex('no-such-image', index)).toBeUndefined();
  });
});

/** The same data, as it would be if the index of no image had ever been seen. */
function withoutPair<File extends CatalogFile | DigestsFile>(file: File, shorten: (run: unknown[]) => unknown[]): File {
  const entries: [string, readonly (readonly unknown[])[]][] = Object.entries(file.images);
  const images = entries.map(([name, runs]) => [name, runs.map((run) => shorten([...run]))]);
  return { ...file, images: Object.fromEntries(images) };
}

describe('an image at a release', () => {
  const at = (id: string) => {
    const release = bundledCatalog.release(id);
    if (!release) throw new Error(`no ${id}`);
    return release;
  };

  it('has its version and digests', () => {
    expect(bundledCatalog.image('pallet-rust', at('2026.03.0'))).toMatchObject({
      version: '1.94.0',
      digest: '2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668',
      indexDigest: '4e2d4273a1d5c6d62660968302791f3cf550c3d12629e66314956ff46c97fc0e',
    });
    expect(bundledCatalog.image('pallet-rust', at('2025.10.0'))?.version).toBe('1.88.0');
    expect(bundledCatalog.image('core-filesystem', at('2026.03.0'))?.version).toBeNull();
    expect(bundledCatalog.image('core-user-runtime', at('2026.03.0'))).toBeUndefined();
  });

  it('has what it sets for its containers', () => {
    const user = (id: string, name = 'core-filesystem') => bundledCatalog.image(name, at(id))?.runtime?.user;
    expect([user('2025.07.0'), user('2025.08.0'), user('2025.10.0'), user('2026.01.0'), user('2026.03.0')]).toEqual([
      '1000:1000',
      undefined,
      undefined,
      '1000:1000',
      '1000:1000',
    ]);
    expect(user('2025.10.0', 'core-user-runtime')).toBe('1000:1000');
    expect(user('2025.10.0', 'core-busybox')).toBeUndefined();
    expect(user('2026.01.0', 'core-busybox')).toBe('1000:1000');
    expect(bundledCatalog.image('pallet-rust', at('2025.10.0'))?.runtime?.shell).toBeUndefined();
    expect(bundledCatalog.image('pallet-rust', at('2026.01.0'))?.runtime).toEqual({
      shell: ['/bin/sh', '-l', '-c'],
      entrypoint: ['/usr/bin/cargo'],
    });
  });

  it('has no whole digest of an older release before the whole digests are loaded', () => {
    expect(prefixes.complete).toBe(false);
    expect(bundledCatalog.complete).toBe(true);
    expect(prefixes.image('pallet-rust', at('2026.01.0'))?.digest).toBeUndefined();
    const missing = prefixes.names(prefixes.newest).filter((name) => !prefixes.image(name, prefixes.newest)?.digest);
    expect(missing).toEqual([]);
  });

  it('does not exist for a release or name StageX never published', () => {
    expect(bundledCatalog.release('2026.02.0')).toBeUndefined();
    expect(bundledCatalog.history('no-such-image')).toEqual([]);
    expect(bundledCatalog.history('toString')).toEqual([]);
  });
});
