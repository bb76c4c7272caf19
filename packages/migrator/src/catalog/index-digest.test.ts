import { describe, expect, it } from 'vitest';
import digestsFile from './data/digests.json' with { type: 'json' };
import { findIndexedManifest, MAX_MANIFESTS } from './index-digest.ts';

/** Image, its index, its manifest; the manifests have from 760 (zeromq) to 6,458 bytes (the last). */
const pairs = [
  [
    'user-zeromq 2025.03.0',
    'fdf0feb4ea4fdfa3b99cb0e4489747c2df7592334650da8910c1814c156d2b04',
    'ea9bdad5618cd748d17f72235e263f8fc837b94d564daf01ae7d68524f62d957',
  ],
  [
    'user-abseil-cpp 2026.01.0',
    '183e8aff7b3e8b37ab8e89a20a364a21d99ce506ae624028b92d3bed747d2c06',
    '926f69e9cd112dfe3450a0af56d1560dc0a62589e61047e8c92c3b7edf8dd71e',
  ],
  [
    'core-filesystem 2026.01.0',
    'da28831927652291b0fa573092fd41c8c96ca181ea224df7bff40e1833c3db13',
    'cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750',
  ],
  [
    'core-busybox 2026.01.0',
    '4f3e3849acb54972e7c4f1d08c320526e0f8b314130bda68f83f821b02b4890b',
    'd608daa946e4799cf28b105aba461db00187657bd55ea7c2935ff11dac237e27',
  ],
  [
    'pallet-go 2025.10.0',
    '5477bcf690aa52d1afdd2ed4ed0e6cc661cabf028a93ac639106b2ad06d7fa9a',
    'c3474b4e6772c873a82a684c20cb58978f563abe769f55f31664bef4c51330c7',
  ],
  [
    'pallet-rust 2026.01.0',
    '84621c4c29330c8a969489671d46227a0a43f52cdae243f5b91e95781dbfe5ed',
    '4062550919db682ebaeea07661551b5b89b3921e3f3a2b0bc665ddea7f6af1ca',
  ],
  [
    'pallet-rust 2026.03.0',
    '4e2d4273a1d5c6d62660968302791f3cf550c3d12629e66314956ff46c97fc0e',
    '2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668',
  ],
] as const;

describe('findIndexedManifest', () => {
  it.each(pairs)('recognises the index of %s', (_name, index, manifest) => {
    expect(findIndexedManifest(index, [manifest])).toBe(manifest);
  });

  it('picks the manifest out of all digests of the image', () => {
    const manifests = digestsFile.images['user-abseil-cpp'].map(([listed]) => listed as string);
    expect(manifests.length).toBeGreaterThan(5);
    expect(findIndexedManifest(pairs[1][1], manifests)).toBe(pairs[1][2]);
  });

  it('knows the architecture of the first bootstrap stages', () => {
    const index = '4688802728e148d25de4d0783d84e717b589ec6117d0782220e2f8852a94e1cc';
    const manifest = '5cda98227cbff1e2904698fa52ebb1ec9758b9a908ec52ade7b079710d48e51b';
    expect(findIndexedManifest(index, [manifest], '386')).toBe(manifest);
    expect(findIndexedManifest(index, [manifest])).toBeUndefined();
  });

  it('finds nothing for a manifest itself, another image’s index, or what is no digest', () => {
    const [, index, manifest] = pairs[1];
    expect(findIndexedManifest(manifest, [manifest])).toBeUndefined();
    expect(findIndexedManifest(index, [pairs[2][2]])).toBeUndefined();
    expect(findIndexedManifest(index, [])).toBeUndefined();
    expect(findIndexedManifest(index.slice(1), [manifest])).toBeUndefined();
    expect(findIndexedManifest('', [manifest])).toBeUndefined();
  });

  it('tries a bounded number of manifests', () => {
    const others = Array.from({ length: MAX_MANIFESTS }, () => '0'.repeat(64));
    const [, index, manifest] = pairs[2];
    expect(findIndexedManifest(index, [...others.slice(1), manifest])).toBe(manifest);
    expect(findIndexedManifest(index, [...others, manifest])).toBeUndefined();
  });
});
