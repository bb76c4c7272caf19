import type { NamesFile } from 'restage/engine';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';
import { type ImageEntry, imagesOfReleases, type ReleaseImages } from './images.ts';

const names: NamesFile = {
  format: 1,
  kinds: { category: { reason: 'Names got a category.', source: 'c1' } },
  categories: { rust: 'core', git: 'user' },
  names: {
    'user-fmt': { to: 'core-fmt', kind: 'moved', automatic: true, reason: 'It moved.', source: 'c2' },
    'core-runtime': { to: 'core-files', kind: 'merged', automatic: true, reason: 'It went into it.', source: 'c3' },
    'core-llvm19': { to: 'core-llvm', kind: 'removed', automatic: false, reason: 'Not needed.', source: 'c4' },
    'core-zig': { to: null, kind: 'removed', automatic: false, reason: 'Not bootstrapped.', source: 'c5' },
  },
};

const release = (id: string, images: Record<string, ImageEntry>): ReleaseImages => ({ release: id, images });
const compare = (before: Record<string, ImageEntry>, after: Record<string, ImageEntry>) =>
  difference(release('2025.10.0', before), release('2026.01.0', after), names);

describe('difference', () => {
  it('tells what is new, gone, rebuilt and the same', () => {
    const { added, removed, contentChanged, unchanged } = compare(
      { 'core-a': ['1', 'a'], 'core-b': ['1', 'b'], 'core-gone': ['2', 'g'] },
      { 'core-a': ['1', 'a'], 'core-b': ['1', 'other'], 'core-new': [null, 'n'] },
    );
    expect(added).toEqual([{ name: 'core-new', version: null }]);
    expect(removed).toEqual([{ name: 'core-gone', version: '2', successor: undefined, step: undefined }]);
    expect(contentChanged).toEqual([{ name: 'core-b', version: '1' }]);
    expect(unchanged).toEqual([{ name: 'core-a', version: '1' }]);
  });

  it.each([
    ['1.9.9', '2.0.0', 'major', false],
    ['1.9', '1.10', 'minor', false],
    ['v1.2', 'v1.2.1', 'patch', false],
    ['1.2.3.4', '1.2.3.5', 'patch', false],
    ['3.12.0', '3.11.8', 'minor', true],
    ['1.7.0', '1.7.0-rc.1', 'other', false],
    ['0.1.0', '37f63fd63ac58ba338719395977054d9d3202325', 'other', false],
    [null, '1.88.0', 'other', false],
    ['1.0', '1.0.0', 'other', false],
  ])('sizes the step from %s to %s as %s', (before, after, size, isOlder) => {
    const { bumped } = compare({ 'core-a': [before, 'a'] }, { 'core-a': [after, 'b'] });
    expect(bumped).toEqual([{ name: 'core-a', before, after, size, isOlder }]);
  });

  it('follows a name that was given up, and keeps what may only replace it apart', () => {
    const { renamed, removed, added } = compare(
      {
        'user-fmt': ['11', 'f'],
        'core-runtime': [null, 'r'],
        'core-files': [null, 'x'],
        'core-llvm19': ['19', 'l'],
        'core-zig': ['0.13', 'z'],
      },
      { 'core-fmt': ['12', 'g'], 'core-files': [null, 'x'], 'core-llvm': ['21', 'm'] },
    );
    expect(renamed).toMatchObject([{ name: 'core-fmt', was: 'user-fmt', before: '11', after: '12', isSame: false }]);
    expect(renamed[0]?.step?.reason).toBe('It moved.');
    expect(removed.map(({ name, successor, step }) => [name, successor, step?.automatic])).toEqual([
      ['core-llvm19', 'core-llvm', false],
      ['core-runtime', 'core-files', true],
      ['core-zig', undefined, false],
    ]);
    expect(added).toEqual([{ name: 'core-llvm', version: '21' }]);
  });

  it('follows names back to an older release', () => {
    const { renamed, added, removed } = compare(
      { 'core-rust': ['2', 'r'], 'user-git': ['1', 'g'] },
      { rust: ['1', 's'], git: ['1', 'g'] },
    );
    expect(renamed.map(({ was, name, isSame }) => [was, name, isSame])).toEqual([
      ['user-git', 'git', true],
      ['core-rust', 'rust', false],
    ]);
    expect([...added, ...removed]).toEqual([]);
  });

  it('gives one heir to one name only', () => {
    const { renamed, removed } = compare({ fmt: ['1', 'a'], rust: ['1', 'b'] }, { 'core-rust': ['1', 'b'] });
    expect(renamed.map(({ name }) => name)).toEqual(['core-rust']);
    expect(removed.map(({ name }) => name)).toEqual(['fmt']);
  });

  it('takes no name for one that every object has', () => {
    const inherited: [string, ImageEntry] = ['constructor', ['1', 'a']];
    const { added, removed } = compare(Object.fromEntries([inherited]), { 'to-string': ['1', 'a'] });
    expect(removed.map(({ name }) => name)).toEqual(['constructor']);
    expect(added.map(({ name }) => name)).toEqual(['to-string']);
  });
});

describe('digests of manifests and of indexes', () => {
  const digest = (letter: string) => letter.repeat(64);
  const image = (digest: string, other: string | null = null) => ({ version: '1', digest, other });
  const [old, indexed, later] = imagesOfReleases([
    { release: { id: 'a', digests: 'manifest' }, images: { x: image(digest('1')), y: image(digest('2')) } },
    {
      release: { id: 'b', digests: 'index' },
      images: { x: image(digest('3'), digest('1')), y: image(digest('4')), z: image(digest('5')) },
    },
    {
      release: { id: 'c', digests: 'manifest' },
      images: { x: image(digest('1')), y: image(digest('6')), z: image(digest('7'), digest('8')) },
    },
  ]);
  if (!old || !indexed || !later) throw new Error('Three releases give three sets of images');
  const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

  it('are compared where a pair is known, and are not guessed where none is', () => {
    for (const found of [difference(old, indexed, names), difference(indexed, old, names)]) {
      expect(namesOf(found.unchanged)).toEqual(['x']);
      expect(namesOf(found.incomparable)).toEqual(['y']);
      expect(namesOf(found.contentChanged)).toEqual([]);
    }
    const found = difference(indexed, later, names);
    expect(namesOf(found.unchanged)).toEqual(['x']);
    expect(namesOf(found.incomparable)).toEqual(['y']);
    // The index around the later one is known, and is another.
    expect(namesOf(found.contentChanged)).toEqual(['z']);
  });

  it('are told of every release by a pair that one of them knows', () => {
    expect(old.images.x).toEqual(['1', digest('1').slice(0, 16), digest('3').slice(0, 16)]);
    expect(indexed.images.y).toEqual(['1', null, digest('4').slice(0, 16)]);
  });
});
