import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCheckout } from '../catalog/import/testing/checkout.ts';
import { CATEGORIES, digestOf } from '../catalog/import/testing/stagex.ts';
import { NEW, OLD } from './testing/dockerfiles.ts';

/** The package as it is shipped, built into a folder from which its dependencies are found. */
let shipped: string;
let folder: string;
const here = fileURLToPath(new URL('../../', import.meta.url));

beforeAll(() => {
  const cache = join(here, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  shipped = mkdtempSync(join(cache, 'restage-'));
  chmodSync(shipped, 0o755);
  // Types are checked elsewhere; this is about what comes out.
  const options = ['--noCheck', '--declaration', 'false', '--outDir', join(shipped, 'dist')];
  const tsc = fileURLToPath(import.meta.resolve('typescript/lib/tsc.js'));
  const built = spawnSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.build.json'), ...options], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  for (const name of ['bin', 'package.json']) cpSync(join(here, name), join(shipped, name), { recursive: true });
}, 60_000);
afterAll(() => rmSync(shipped, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restage-main-'));
  writeFileSync(join(folder, 'Dockerfile'), OLD);
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly uid?: number;
}

function restage(args: readonly string[], { env = {}, ...given }: Given = {}): SpawnSyncReturns<string> {
  const { NO_COLOR, FORCE_COLOR, NODE_OPTIONS, ...inherited } = process.env;
  const bin = join(shipped, 'bin', 'restage.js');
  return spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...inherited, ...env },
    ...given,
  });
}

test('help, without a word on standard error', () => {
  expect(restage(['--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Usage') });
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };
  expect(restage(['--version']).stdout).toBe(`${version}\n`);
});

test('exit codes', () => {
  expect(restage(['--check']).status).toBe(1);
  expect(restage(['--check', '--nope']).status).toBe(2);
  expect(restage(['--write'])).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(NEW);
  expect(restage(['--check']).status).toBe(0);
});

test('standard input', () => {
  expect(restage(['-', '--write'], { input: OLD })).toMatchObject({ status: 0, stdout: NEW });
  expect(restage(['-', '--check'], { input: '' }).status).toBe(0);
});

test('whoever takes the engine alone gets no schemas with it', () => {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^;'"(]* from ['"]([^'"]+)['"]/gm,
    )) {
      if (name.startsWith('.')) follow(join(dirname(file), name));
      else packages.add(name.split('/')[0] ?? '');
    }
  };
  follow(join(shipped, 'dist', 'engine.js'));
  expect([...packages].sort()).toEqual(['@noble', 'dockerfile-ast', 'unbash']);
  follow(join(shipped, 'dist', 'release.js'));
  expect(packages).toContain('valibot');
});

test('a release of a checkout is exported, and migrated to', () => {
  const checkout = makeCheckout();
  try {
    checkout.commit('2026-06-14', CATEGORIES, '2026.06.0');
    const exported = restage(['export-release', checkout.path]);
    expect(exported).toMatchObject({ status: 0, stderr: expect.stringContaining('2026.06.0 (2026-06-14, ') });
    writeFileSync(join(folder, 'june.json'), exported.stdout);
  } finally {
    rmSync(checkout.path, { recursive: true });
  }
  expect(restage(['--catalog', 'june.json', '--write'])).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toContain(`@sha256:${digestOf('pallet-rust one')} AS build`);
});

test('colours where they are wanted', () => {
  expect(restage([]).stdout).not.toContain('\x1b');
  expect(restage([], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\x1b[32m+FROM');
  expect(restage([], { env: { NO_COLOR: '1' } }).stdout).not.toContain('\x1b');
});

test.runIf(process.platform !== 'win32')('a reader who leaves early is no error', () => {
  for (let index = 0; index < 200; index += 1) writeFileSync(join(folder, `${index}.Dockerfile`), OLD.repeat(20));
  const bin = join(shipped, 'bin', 'restage.js');
  const pipe = spawnSync('sh', ['-c', '"$0" "$1" --check | head -n 1', process.execPath, bin], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(pipe).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringMatching(/^0\.Dockerfile:1:6: change.*\n$/),
  });
});

describe.runIf(process.platform !== 'win32')('where writing is not allowed', () => {
  // Root may write everywhere, so that root has to be somebody else for this.
  const given = process.getuid?.() === 0 ? { uid: 65534 } : {};
  // In a checkout that nobody else may read, nobody else can run it either.
  beforeEach(({ skip }) => skip(restage(['--version'], given).status !== 0));

  test.each([
    ['folder', 0o555, 0o666],
    ['file', 0o777, 0o444],
  ])('in a %s: an error, and nothing has changed', (_, folderMode, fileMode) => {
    chmodSync(join(folder, 'Dockerfile'), fileMode);
    chmodSync(folder, folderMode);
    const { status, stdout, stderr } = restage(['--write'], given);
    expect(stderr).toBe(
      'restage: Dockerfile cannot be written: permission denied (EACCES); check the permissions of the file and its folder\n' +
        'restage: nothing was written\n',
    );
    expect(status).toBe(2);
    expect(stdout).toContain('1 change to apply');
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(OLD);
    expect(readdirSync(folder)).toEqual(['Dockerfile']);
  });

  test('a file that may not be read', () => {
    chmodSync(join(folder, 'Dockerfile'), 0);
    chmodSync(folder, 0o755);
    expect(restage([], given)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^restage: Dockerfile cannot be read: permission denied/),
    });
  });
});
