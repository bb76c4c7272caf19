import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCheckout, type TestCheckout } from '../catalog/import/testing/checkout.ts';
import { CATEGORIES, digestList, digestOf } from '../catalog/import/testing/stagex.ts';
import { readRelease } from '../catalog/release-file.ts';
import { OLD } from './testing/dockerfiles.ts';
import { runIn } from './testing/host.ts';

let checkout: TestCheckout;
let commits: { june: string; later: string };
let folder: string;
beforeAll(() => {
  checkout = makeCheckout();
  const june = checkout.commit('2026-06-14', CATEGORIES, '2026.06.0');
  const later = checkout.commit('2026-07-01', {
    'digests/core.txt': digestList('two', ['core-rust', 'core-filesystem']),
  });
  commits = { june, later };
});
afterAll(() => rmSync(checkout.path, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restage-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const exportRelease = (...args: readonly string[]) => runIn(folder, ['export-release', ...args]);
const exported = async (...args: readonly string[]) => {
  const { code, stderr, stdout } = await exportRelease(checkout.path, ...args);
  expect(code).toBe(0);
  const release = readRelease(stdout);
  if ('problem' in release) throw new Error(release.problem);
  return { release, stderr };
};

describe('a release of a checkout', () => {
  test('is exported with versions and runtime configurations', async () => {
    const { release, stderr } = await exported('--release', '2026.06.0');
    const { images, ...facts } = release;
    expect(facts).toEqual({
      format: 1,
      kind: 'stagex-release',
      source: 'command line export',
      id: '2026.06.0',
      date: '2026-06-14',
      commit: commits.june,
      tagged: true,
      naming: 'category',
      toolchain: 'llvm',
      digests: 'manifest',
    });
    expect(Object.keys(images)).toHaveLength(17);
    expect(images['pallet-rust']).toEqual({
      digest: digestOf('pallet-rust one'),
      version: '1.94.0',
      runtime: { shell: ['/bin/sh', '-l', '-c'], entrypoint: ['/usr/bin/cargo'] },
    });
    expect(images['core-filesystem']).toMatchObject({ version: null, runtime: { user: '1000:1000' } });
    expect(images['user-lost']?.runtime).toBeNull();

    expect(stderr).toMatch(
      new RegExp(
        `^2026\\.06\\.0 \\(2026-06-14, ${commits.june.slice(0, 8)}\\): 17 images, \\d+ new and \\d+ gone since 2026\\.03\\.0\n`,
      ),
    );
    expect(stderr).toContain(
      '  carried over from 2026.03.0; if that is wrong, say so with --toolchain and --digests\n',
    );
    expect(stderr).toContain('    user-lost: version_from names core-nowhere, which no package makes\n');
  });

  test('is exported from a path beside the current folder', async () => {
    const path = relative(folder, checkout.path);
    expect(dirname(path)).not.toBe('.');
    expect((await exportRelease(path, '--release', '2026.06.0')).code).toBe(0);
  });

  test('without a tag is exported by its commit, with the settings that are named', async () => {
    const args = ['--release', `2026.07.0@${commits.later}`, '--toolchain', 'gnu', '--digests', 'index'];
    const { release, stderr } = await exported(...args);
    expect(release).toMatchObject({ id: '2026.07.0', tagged: false, toolchain: 'gnu', digests: 'index' });
    expect(release.images['core-rust']?.digest).toBe(digestOf('core-rust two'));
    expect(release.images).not.toHaveProperty('core-bash');
    expect(stderr).not.toContain('carried over');
  });

  test('that this version has otherwise is exported with a warning', async () => {
    const { stderr } = await exported('--release', `2026.03.0@${commits.june}`);
    expect(stderr).toContain('  not for this version of restage: the catalogue has 2026.03.0 already, where ');
  });

  test('can be migrated to', async () => {
    const { stdout } = await exportRelease(checkout.path, '--release', '2026.06.0');
    writeFileSync(join(folder, 'june.json'), stdout);
    const given = { stdin: OLD };
    const { code, stdout: report } = await runIn(folder, ['--catalog', 'june.json', '-'], given);
    expect(code).toBe(0);
    expect(report).toContain(`+FROM stagex/pallet-rust:1.94.0@sha256:${digestOf('pallet-rust one')} AS build\n`);
    expect(report).toContain('2026.06.0 is yours, so what its images contain is taken to be as in 2026.03.0\n');
  });
});

describe('a mistake prints no release', () => {
  test.each([
    [[], 'Name one folder, that of a StageX checkout; see --help'],
    [['a', 'b'], 'Name one folder'],
    [['nowhere'], 'does not exist; name the folder of a StageX checkout'],
    [['.'], 'is not a git checkout'],
    [['a', '--nope'], "Unknown option '--nope'; restage export-release --help lists the options"],
    [['a', '--release', '2026.06.0', '--release', '2026.07.0'], 'export one release at a time, each into its own file'],
    [['a', '--release', 'x'], '--release "x": expected something like'],
    [['a', '--digests', 'x'], '--digests "x": choose manifest or index'],
  ])('%j', async (args, problem) => {
    const { code, stderr, stdout } = await exportRelease(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });

  test.each([
    [[], 'no release tag points at what is checked out'],
    [['--release', '2026.05.0'], 'has no tag 2026.05.0; fetch the tags, or name the commit'],
    [['--release', '2023.01.0@0123456'], 'has no commit 0123456'],
  ])('of a checkout: %j', async (args, problem) => {
    const { code, stderr, stdout } = await exportRelease(checkout.path, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });

  test('in a list, or a list that is missing', async () => {
    const broken = checkout.commit('2026-07-02', { 'digests/core.txt': 'core-rust\n' });
    expect((await exportRelease(checkout.path, '--release', `2026.07.1@${broken}`)).stderr).toContain(
      'restage: 2026.07.1: digests/core.txt:1: expected 64 hex digits, a space and an image name',
    );
    const half = checkout.commit('2026-07-03', { 'digests/core.txt': null });
    expect((await exportRelease(checkout.path, '--release', `2026.07.2@${half}`)).stderr).toContain(
      'restage: 2026.07.2: no image is of the category core',
    );
  });

  test('help says how', async () => {
    const { code, stdout } = await exportRelease('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('restage export-release <checkout> > 2026.06.0.json');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
