import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundledCatalog } from '../catalog/bundled.ts';
import { formatRelease, type ReleaseFile } from '../catalog/release-file.ts';
import { laterDigest, laterRelease } from '../catalog/testing/later-release.ts';
import { reportSchema } from '../report/testing/json-schema.ts';
import { NEW, OLD } from './testing/dockerfiles.ts';
import { runIn } from './testing/host.ts';

const YOURS = `FROM stagex/pallet-rust@sha256:${laterDigest('pallet-rust', '2026.06.0')} AS build\nRUN cargo build\n`;

let folder: string;
const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
const get = (path: string) => readFileSync(join(folder, path), 'utf8');
const restage = (args: string) => runIn(folder, args.split(' ').filter(Boolean));
const putRelease = (path: string, release: ReleaseFile) => put(path, formatRelease(release));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restage-own-'));
  put('Dockerfile', OLD);
  putRelease('june.json', laterRelease('2026.06.0'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a release that --catalog adds', () => {
  test('is the target, and named as the reader’s', async () => {
    const { code, stderr, stdout } = await restage('--catalog june.json Dockerfile');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`+${YOURS.split('\n')[0]}\n`);
    expect(stdout).toMatch(
      /, target 2026\.06\.0 \(yours\), the catalogue reaches 2026\.03\.0\n2026\.06\.0 is yours, so what its images contain and set is taken to be as in 2026\.03\.0\n$/,
    );
    expect((await restage('--catalog june.json --write Dockerfile')).code).toBe(0);
    expect(get('Dockerfile')).toBe(YOURS);
    expect((await restage('--catalog june.json --check Dockerfile')).code).toBe(0);
    // Without it nobody knows what that is.
    expect((await restage('Dockerfile')).stdout).toContain('unknown-digest');
  });

  test('can be left for another target', async () => {
    putRelease('september.json', laterRelease('2026.09.0'));
    const both = '--catalog september.json --catalog june.json';
    expect((await restage(`${both} --release 2026.06.0 --write Dockerfile`)).stdout).toContain('2026.06.0 (yours)');
    expect(get('Dockerfile')).toBe(YOURS);
    put('Dockerfile', OLD);
    const { stdout } = await restage(`${both} --release 2026.03.0 --write Dockerfile`);
    expect(stdout).toContain('target 2026.03.0, the catalogue reaches 2026.03.0\n');
    expect(get('Dockerfile')).toBe(NEW);
    expect((await restage(`${both} --release 2026.05.0`)).stderr).toBe(
      'restage: release "2026.05.0" is not in the catalogue; the newest there are 2026.09.0, 2026.06.0, 2026.03.0, 2026.01.0, 2025.10.0\n',
    );
  });

  test('is in the JSON report', async () => {
    const { stdout } = await restage('--catalog june.json --format json Dockerfile');
    const report = v.parse(reportSchema, JSON.parse(stdout));
    expect(report.catalog).toEqual({
      newest: '2026.03.0',
      own: [{ id: '2026.06.0', source: 'digest lists', basis: '2026.03.0' }],
    });
    expect(report.files[0]).toMatchObject({ output: YOURS, releases: { target: '2026.06.0', own: ['2026.06.0'] } });
  });

  test('that this version has is not needed, which is said', async () => {
    const { newest } = bundledCatalog;
    const images = Object.fromEntries(
      bundledCatalog.names(newest).map((name) => {
        const digest = bundledCatalog.image(name, newest)?.digest ?? '';
        return [name, { digest, version: null, runtime: null }] as const;
      }),
    );
    putRelease('march.json', { ...laterRelease('2026.03.0'), images });
    expect(await restage('--catalog march.json --diff Dockerfile')).toEqual({
      ...(await restage('--diff Dockerfile')),
      stderr: 'restage: --catalog march.json is not needed: this version has 2026.03.0 already\n',
    });
  });
});

describe('a file that is no release stops everything', () => {
  test.each([
    ['none.json', '--catalog none.json does not exist; check the path'],
    ['folder', '--catalog folder is a folder; name the files in it'],
    ['Dockerfile', '--catalog Dockerfile cannot be used: this is not JSON ('],
    ['other.json', '--catalog other.json cannot be used: this is not what restage export-release writes'],
    ['half.json', '--catalog half.json cannot be used: images.core-bash.digest: a digest is 64'],
    ['march.json', '--catalog march.json cannot be used: the catalogue has 2026.03.0 already, where '],
    ['old.json', '--catalog old.json cannot be used: 2023.12.0 is older than the catalogue'],
    ['large.json', '--catalog large.json is larger than 1 MiB, so it is hardly a release; check the path'],
  ])('%s', async (path, problem) => {
    mkdirSync(join(folder, 'folder'));
    put('other.json', '{"version":1}');
    put('half.json', formatRelease(laterRelease('2026.06.0')).replace(/("core-bash": \{"digest":")[0-9a-f]/, '$1'));
    putRelease('march.json', laterRelease('2026.03.0'));
    putRelease('old.json', laterRelease('2023.12.0'));
    put('large.json', ' '.repeat(1024 * 1024 + 1));
    const { code, stderr, stdout } = await restage(`--catalog june.json --catalog ${path} --write Dockerfile`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`restage: ${problem}`);
    expect(get('Dockerfile')).toBe(OLD);
  });

  test('and so do two that are the same release, and every problem is told', async () => {
    putRelease('again.json', laterRelease('2026.06.0'));
    const { code, stderr } = await restage('--catalog june.json --catalog again.json --catalog none.json');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'restage: --catalog june.json and again.json are both 2026.06.0; name one of them\n' +
        'restage: --catalog none.json does not exist; check the path\n',
    );
  });
});
