import { bundledCatalog, bundledFiles } from 'restage';
import { describe, expect, it } from 'vitest';
import type { Difference } from './difference.ts';
import { difference } from './difference.ts';
import { history } from './history.ts';

const changes = history.flatMap((entry) => (entry.difference ? [{ ...entry, difference: entry.difference }] : []));

function of(id: string) {
  const entry = changes.find(({ release }) => release.id === id);
  if (!entry) throw new Error(`There is no ${id}`);
  return entry.difference;
}

/** The names of the two releases that a difference accounts for, each as often as it does. */
function accounted(found: Difference) {
  const { added, removed, renamed, bumped, contentChanged, incomparable, unchanged } = found;
  const kept = [...bumped, ...contentChanged, ...incomparable, ...unchanged].map(({ name }) => name);
  return {
    from: [...kept, ...removed.map(({ name }) => name), ...renamed.map(({ was }) => was)].sort(),
    to: [...kept, ...added.map(({ name }) => name), ...renamed.map(({ name }) => name)].sort(),
  };
}

it('has every release of the catalogue, with as many images', () => {
  expect(history.map(({ release }) => release.id)).toEqual(bundledCatalog.releases.map(({ id }) => id));
  for (const { release, count } of history) {
    expect(count, release.id).toBe(
      bundledCatalog.names(bundledCatalog.releases.find(({ id }) => id === release.id) ?? release).length,
    );
  }
  expect(history).toHaveLength(28);
});

describe.each(changes)('$release.id', ({ release, difference: found }) => {
  it('accounts for every image of both releases once', () => {
    const names = (id: string) => bundledCatalog.names(bundledCatalog.release(id) ?? release);
    expect(accounted(found)).toEqual({ from: names(found.from), to: names(release.id) });
  });

  it('has versions as the catalogue has them', () => {
    for (const { name, before, after } of found.bumped) {
      const versions = Object.fromEntries(
        bundledCatalog.history(name).map((image) => [image.release.id, image.version]),
      );
      expect([before, after], name).toEqual([versions[found.from], versions[release.id]]);
      expect(before).not.toBe(after);
    }
  });
});

it('counts what was counted over the StageX repository', () => {
  expect(of('2026.01.0').unchanged).toEqual([]);
  expect(of('2026.01.0').contentChanged).toHaveLength(363);
  expect(of('2026.01.0').bumped).toHaveLength(62);
  expect(of('2026.01.0').removed.map(({ name, successor }) => [name, successor])).toEqual([
    ['core-clang19', 'core-clang'],
    ['core-cross-x86_64-gnu-libunwind', undefined],
    ['core-cross-x86_64-gnu-rust', undefined],
    ['core-lld19', 'core-lld'],
    ['core-user-runtime', 'core-filesystem'],
    ['user-dpkg', undefined],
    ['user-expect', undefined],
    ['user-redict', 'user-redis'],
  ]);
  expect(of('2026.03.0').unchanged).toHaveLength(118);
  expect(of('2024.12.0').renamed).toHaveLength(289);
  expect(of('2024.12.0').removed.map(({ name }) => name)).toEqual(['libical']);
  expect(of('2025.06.1').unchanged).toHaveLength(363);
  expect(of('2025.06.1').renamed.map(({ was, name }) => [was, name])).toEqual([['user-fmt', 'core-fmt']]);
});

it('compares manifests with indexes only where both are known', () => {
  expect(of('2025.02.0').unchanged).toEqual([]);
  expect(of('2025.02.0').contentChanged).toEqual([]);
  const [indexed, manifest] = [history.find(({ release }) => release.id === '2025.06.0'), history.at(-1)];
  if (!indexed || !manifest) throw new Error('The catalogue has both releases');
  const { unchanged, contentChanged, incomparable } = difference(indexed.images, manifest.images, bundledFiles.names);
  expect(contentChanged.length).toBeGreaterThan(unchanged.length);
  expect(incomparable.length).toBeLessThan(20);
});
