import { describe, expect, it } from 'vitest';
import { bundledCatalog as catalog } from './bundled.ts';

const resolve = (name: string, id: string) => {
  const release = catalog.release(id);
  if (!release) throw new Error(`no ${id}`);
  return catalog.resolve(name, release);
};
const way = (name: string, id: string) => {
  const resolution = resolve(name, id);
  const steps = resolution.status === 'unknown' ? [] : resolution.steps;
  return [
    resolution.status,
    'name' in resolution ? resolution.name : undefined,
    steps.map(({ to, kind }) => `${kind} ${to}`),
  ];
};

describe('where a name went', () => {
  it.each([
    ['a name the release has', 'pallet-rust', '2026.03.0', 'present', 'pallet-rust', []],
    ['a flat name', 'abseil-cpp', '2026.03.0', 'present', 'user-abseil-cpp', ['category user-abseil-cpp']],
    ['a bootstrap stage', 'stage3', '2026.03.0', 'present', 'bootstrap-stage3', ['category bootstrap-stage3']],
    [
      'a flat name that moved since',
      'fmt',
      '2026.03.0',
      'present',
      'core-fmt',
      ['category user-fmt', 'moved core-fmt'],
    ],
    ['a flat name at a flat release', 'rust', '2024.11.0', 'present', 'rust', []],
    ['core-user-runtime', 'core-user-runtime', '2026.03.0', 'present', 'core-filesystem', ['merged core-filesystem']],
    ['core-user-runtime', 'core-user-runtime', '2026.01.0', 'present', 'core-filesystem', ['merged core-filesystem']],
    ['core-user-runtime', 'core-user-runtime', '2025.10.0', 'present', 'core-user-runtime', []],
    ['ocaml', 'ocaml', '2026.01.0', 'present', 'core-ocaml', ['category user-ocaml', 'moved core-ocaml']],
    ['ocaml', 'ocaml', '2026.03.0', 'absent', undefined, ['category user-ocaml', 'moved core-ocaml', 'removed null']],
    ['tofu', 'user-tofu', '2026.03.0', 'present', 'user-opentofu', ['renamed user-opentofu']],
    ['libdrm', 'user-libdrm', '2025.10.0', 'absent', undefined, ['suspended user-libdrm']],
    ['libdrm', 'user-libdrm', '2026.03.0', 'present', 'user-libdrm', []],
    ['zig', 'core-zig', '2026.03.0', 'absent', undefined, ['removed null']],
    ['libical', 'libical', '2026.03.0', 'absent', undefined, ['removed null']],
    ['llvm17, which has a successor', 'core-llvm17', '2026.03.0', 'successor', 'core-llvm', ['removed core-llvm']],
    ['redict', 'user-redict', '2026.01.0', 'successor', 'user-redis', ['removed user-redis']],
    ['a name newer than the release', 'core-mold', '2026.01.0', 'absent', undefined, []],
    [
      'a category name at a flat release',
      'user-abseil-cpp',
      '2024.11.0',
      'present',
      'abseil-cpp',
      ['category abseil-cpp'],
    ],
    ['a moved name before the move', 'core-fmt', '2024.11.0', 'present', 'fmt', ['moved user-fmt', 'category fmt']],
    ['a name StageX never published', 'no-such-image', '2026.03.0', 'unknown', undefined, []],
    ['a name of a JavaScript object', 'constructor', '2026.03.0', 'unknown', undefined, []],
  ] as const)('%s: %s at %s is %s', (_what, name, release, status, found, steps) => {
    expect(way(name, release)).toEqual([status, found, steps]);
  });

  it('says when a name was last seen', () => {
    expect(resolve('ocaml', '2026.03.0')).toMatchObject({ lastSeen: { id: '2026.01.0' } });
    expect(resolve('libical', '2026.03.0')).toMatchObject({ lastSeen: { id: '2024.11.0' } });
    expect(resolve('user-libdrm', '2025.10.0')).toMatchObject({ status: 'absent' });
    expect(resolve('core-mold', '2026.01.0')).toMatchObject({ lastSeen: { id: '2026.03.0' } });
  });

  it('is known for every name and target: no name vanishes without a fate', () => {
    const everyName = new Set(catalog.releases.flatMap((release) => catalog.names(release)));
    expect(everyName.size).toBeGreaterThanOrEqual(826);
    for (const target of catalog.releases) {
      for (const name of everyName) {
        const resolution = catalog.resolve(name, target);
        if (resolution.status === 'unknown') throw new Error(`${name} is unknown at ${target.id}`);
        if (resolution.status !== 'absent') {
          expect(catalog.image(resolution.name, target)).toBeDefined();
          continue;
        }
        const first = catalog.history(name)[0]?.release.id ?? '';
        if (first <= target.id) expect(resolution.steps, `${name} at ${target.id}`).not.toEqual([]);
      }
    }
  });

  it('gives a reason and a source for every step to the newest release', () => {
    const everyName = new Set(catalog.releases.flatMap((release) => catalog.names(release)));
    for (const name of everyName) {
      const resolution = catalog.resolve(name, catalog.newest);
      if (resolution.status === 'unknown') throw new Error(name);
      for (const step of resolution.steps) {
        expect(step.reason, name).not.toBe('');
        expect(step.source, name).not.toBe('');
      }
    }
  });
});
