import { describe, expect, it } from 'vitest';
import { isTag, resolveVersion, type VersionSource } from './versions.ts';

describe('resolveVersion', () => {
  const has = (version: string): VersionSource => ({ version, versionFrom: undefined });
  const from = (versionFrom: string): VersionSource => ({ version: undefined, versionFrom });
  const sources = new Map<string, VersionSource | undefined>([
    ['core-rust', has('1.94.0')],
    ['core-filesystem', { version: undefined, versionFrom: undefined }],
    ['core-evil', has('1.0 AS x\nRUN true')],
    ['core-unread', undefined],
    ['pallet-rust', from('core-rust')],
    ['pallet-rust-git', from('pallet-rust')],
    ['pallet-both', { version: '2', versionFrom: 'core-rust' }],
    ['pallet-none', from('core-filesystem')],
    ['pallet-unread', from('core-unread')],
    ['pallet-self', from('pallet-self')],
    ['pallet-a', from('pallet-b')],
    ['pallet-b', from('pallet-c')],
    ['pallet-c', from('pallet-b')],
    ['pallet-lost', from('core-gone')],
  ]);

  it.each([
    ['core-rust', '1.94.0'],
    ['pallet-rust', '1.94.0'],
    ['pallet-rust-git', '1.94.0'],
    ['pallet-both', '2'],
  ])('finds that of %s', (name, version) => {
    expect(resolveVersion(name, sources)).toEqual({ version });
  });

  it.each(['core-filesystem', 'core-unread', 'core-gone'])('finds none for %s, and nothing wrong', (name) => {
    expect(resolveVersion(name, sources)).toEqual({ version: null });
  });

  it.each([
    ['pallet-none', 'version_from leads to core-filesystem, which has none'],
    ['pallet-unread', 'version_from leads to core-unread, which has none'],
    ['pallet-self', 'version_from goes in a circle: pallet-self, pallet-self'],
    ['pallet-a', 'version_from goes in a circle: pallet-a, pallet-b, pallet-c, pallet-b'],
    ['pallet-lost', 'version_from names core-gone, which no package makes'],
    ['core-evil', '"1.0 AS x\\nRUN true" cannot be the tag of an image'],
  ])('says what is wrong with %s', (name, problem) => {
    expect(resolveVersion(name, sources)).toEqual({ version: null, problem: `${name}: ${problem}` });
  });
});

describe('isTag', () => {
  it.each(['1.94.0', 'b4663', 'NSS_3_105_RTM', 'fc6eeb6bd75ea0d0025a79ea9fe45614bd60ba14', 'a'.repeat(128)])(
    'is %s',
    (text) => {
      expect(isTag(text)).toBe(true);
    },
  );

  it.each(['', '-1', '.1', '1 2', '1+2', '1\n', '1@2', 'é', 'a'.repeat(129)])('is not %j', (text) => {
    expect(isTag(text)).toBe(false);
  });
});
