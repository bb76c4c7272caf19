import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundledCatalog, migrate, rules } from '../index.ts';
import type { JsonReport } from '../report/json.ts';
import { reportSchema } from '../report/testing/json-schema.ts';
import { ADVISED, BLOCKED, NEW, OLD, UNPINNED } from './testing/dockerfiles.ts';
import { type Given, runIn } from './testing/host.ts';

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
const put = (path: string, text: string | Uint8Array) => writeFileSync(at(path), text);
const get = (path: string) => readFileSync(at(path), 'utf8');
const restage = (args: string, given?: Given) => runIn(folder, args.split(' ').filter(Boolean), given);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restage-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('showing', () => {
  test('prints diff, findings and summary, and changes nothing', async () => {
    put('Dockerfile', OLD);
    const { code, stdout, stderr } = await restage('');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const [before, after] = [OLD, NEW].map((text) => text.split('\n')[0]);
    expect(stdout).toContain(
      `--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,2 +1,2 @@\n-${before}\n+${after}\n RUN cargo build\n\n`,
    );
    expect(stdout).toMatch(
      /^Dockerfile:1:6 {2}change {6}update-image\n {4}\S.*\n\nReproducibility\nDockerfile:2:5 {2}/m,
    );
    expect(stdout).toMatch(/\n\n1 file, 1 change to apply.* 0 for you to do, 4 about reproducibility, target/);
    expect(get('Dockerfile')).toBe(OLD);
  });

  test('the checklist follows when it is asked for', async () => {
    put('Dockerfile', OLD);
    expect((await restage('')).stdout).not.toContain('checklist');
    expect((await restage('--checklist')).stdout).toMatch(
      /\nReproducibility checklist of Dockerfile, as it is\n {2}met {13}Base images are pinned by digest\n {18}\S.*: line 1\.\n/,
    );
    const check = await restage('--check --checklist');
    expect(check.stdout).toContain('\n  missed          Cargo takes the versions of Cargo.lock\n');
    expect(JSON.parse((await restage('--format json')).stdout).files[0].checklist[0]).toMatchObject({ state: 'met' });
  });

  test('looks for the Dockerfiles of the folder, and says so when there is none', async () => {
    for (const name of ['b.Dockerfile', 'Dockerfile', 'Containerfile', 'other']) put(name, OLD);
    expect((await restage('--diff')).stdout.match(/^--- .*/gm)).toEqual([
      '--- a/Containerfile',
      '--- a/Dockerfile',
      '--- a/b.Dockerfile',
    ]);
    mkdirSync(at('empty'));
    expect(await runIn(at('empty'), [])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'restage: no Dockerfile, Containerfile or *.Dockerfile in this folder; name the files to look at\n',
    });
  });

  test('a file named twice is one file', async () => {
    put('Dockerfile', OLD);
    expect((await restage(`Dockerfile ./Dockerfile ${at('Dockerfile')} --diff`)).stdout.match(/^---/gm)).toHaveLength(
      1,
    );
  });

  test('options reach the engine', async () => {
    put('Dockerfile', OLD);
    expect((await restage('--release 2026.01.0')).stdout).toContain(
      'target 2026.01.0, the catalogue reaches 2026.03.0',
    );
    expect((await restage('--skip update-image --diff')).stdout).toBe('');
    expect((await restage('--tags none --diff')).stdout).toContain('+FROM stagex/pallet-rust@sha256:');
    put('Dockerfile', UNPINNED);
    expect((await restage('--diff')).stdout).toBe('');
    expect((await restage('--diff --level suggestion')).stdout).toContain('+FROM stagex/pallet-rust:1.94.0@sha256:');
    put('Dockerfile', OLD.replace('stagex/', 'ghcr.io/acme/stagex/'));
    expect((await restage('--diff')).stdout).toBe('');
    expect((await restage('--diff --registry ghcr.io/acme/stagex')).stdout).toContain(
      '+FROM ghcr.io/acme/stagex/pallet-rust:1.94.0@',
    );
  });

  test('on a terminal, colours and no control characters of the file', async () => {
    put('Dockerfile', `${OLD}RUN echo \x1b[2J\n`);
    const { stdout } = await restage('', { isTTY: true, colour: true });
    expect(stdout).toContain('\x1b[31m-FROM stagex/pallet-rust@');
    expect(stdout).toContain('RUN echo ␛[2J\n');
    expect((await restage('', { isTTY: true })).stdout).not.toContain('\x1b');
  });

  test('what is done is told in help and version, and the rules in a list', async () => {
    expect((await restage('--help')).stdout).toContain('Usage\n');
    expect((await restage('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await restage('--rules')).stdout).toContain('update-image (safe): ');
  });

  test('help names every option and fits a terminal', async () => {
    const { stdout } = await restage('--help');
    for (const option of [
      'write',
      'check',
      'diff',
      'format',
      'site',
      'release',
      'catalog',
      'level',
      'only',
      'skip',
      'tags',
      'digests',
      'registry',
    ]) {
      expect(stdout).toContain(`\n  --${option} `);
    }
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});

describe('the diff', () => {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  test.each([
    ['CRLF', OLD.replaceAll('\n', '\r\n'), NEW.replaceAll('\n', '\r\n')],
    ['no final line end', OLD.trimEnd(), NEW.trimEnd()],
    ['only one line, no final line end', OLD.split('\n')[0] ?? '', NEW.split('\n')[0] ?? ''],
    ['byte order mark and control characters', `\ufeff${OLD}# \x1b\u202e\n`, `\ufeff${NEW}# \x1b\u202e\n`],
  ])('%s: git apply gives exactly the output', async (_, before, after) => {
    put('Dockerfile', before);
    mkdirSync(at('sub dir'));
    put('sub dir/x.Dockerfile', before);
    const args = ['--diff', 'Dockerfile', './sub dir/../sub dir/x.Dockerfile'];
    const { stdout } = await runIn(folder, args);
    const outputs = (JSON.parse((await runIn(folder, ['--format', 'json', ...args.slice(1)])).stdout) as JsonReport)
      .files;
    execFileSync('git', ['apply'], {
      cwd: folder,
      input: stdout,
      env: { ...env, GIT_CEILING_DIRECTORIES: folder },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    expect([get('Dockerfile'), get('sub dir/x.Dockerfile')]).toEqual([after, after]);
    expect(outputs.map(({ output }) => output)).toEqual([after, after]);
  });

  test('is all of standard output', async () => {
    put('a', UNPINNED);
    put('b', BLOCKED);
    expect(await restage('--diff a b')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('checking', () => {
  test.each([
    ['a change', OLD, '', 1],
    ['a blocker', BLOCKED, '', 1],
    ['a suggestion', UNPINNED, '', 0],
    ['a suggestion that was asked for', UNPINNED, '--level suggestion', 1],
    ['advice', ADVISED, '', 0],
    ['nothing left to do', NEW, '', 0],
    ['no image', 'FROM debian\n', '', 0],
    ['an empty file', '', '', 0],
  ] as const)('%s', async (_, text, args, code) => {
    put('Dockerfile', text);
    for (const format of ['', '--diff', '--format json']) {
      expect((await restage(`--check ${args} ${format}`)).code).toBe(code);
    }
    expect(get('Dockerfile')).toBe(text);
  });

  test('prints one line for each thing to do', async () => {
    put('Dockerfile', OLD);
    put('a.Dockerfile', `${BLOCKED}${UNPINNED}`);
    const { stdout } = await restage('--check');
    expect(stdout).toMatch(
      /^Dockerfile:1:6: change: .* \[update-image\]\na\.Dockerfile:1:\d+: blocker: .* \[malformed-digest\]\n2 files, /,
    );
  });

  test('an error outweighs something to do', async () => {
    put('a', OLD);
    expect((await restage('--check a none')).code).toBe(2);
  });
});

describe('writing', () => {
  test('writes what changed, keeps the mode, and the second time has nothing to do', async () => {
    put('Dockerfile', OLD);
    chmodSync(at('Dockerfile'), 0o640);
    const first = await restage('--write');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('1 change written');
    expect(first.stdout).not.toContain('---');
    expect(get('Dockerfile')).toBe(NEW);
    expect(statSync(at('Dockerfile')).mode & 0o7777).toBe(0o640);

    const { ino, mtimeMs } = statSync(at('Dockerfile'));
    expect((await restage('--write')).stdout).toContain('0 changes written');
    expect(statSync(at('Dockerfile'))).toMatchObject({ ino, mtimeMs });
    expect(readdirSync(folder)).toEqual(['Dockerfile']);
  });

  test('through a symbolic link', async () => {
    put('real', OLD);
    symlinkSync('real', at('Dockerfile'));
    expect((await restage('--write')).code).toBe(0);
    expect(get('real')).toBe(NEW);
  });

  test('one file that cannot be read stops the writing, and the others are still reported', async () => {
    put('a', OLD);
    put('b', Buffer.from([0]));
    const { code, stdout, stderr } = await restage('--write a b none');
    expect(code).toBe(2);
    expect(stdout).toContain('a:1:6  change');
    expect(stdout).toContain('3 files, 2 failed, 1 change to apply');
    expect(stderr).toMatch(
      /^restage: b is binary .*\nrestage: none does not exist; .*\nrestage: nothing was written\n$/,
    );
    expect(get('a')).toBe(OLD);
  });

  test('a file that cannot be migrated stops the writing', async () => {
    put('a', OLD);
    put('b', 'broken');
    const engine = {
      catalog: bundledCatalog,
      rules,
      migrate: (text: string) => ({
        ...migrate(text),
        ...(text === 'broken' ? { ok: false, problem: 'It breaks.' } : {}),
      }),
    };
    expect(await restage('--write a b', { engine })).toMatchObject({
      code: 2,
      stderr: 'restage: b: It breaks.\nrestage: nothing was written\n',
    });
    expect(get('a')).toBe(OLD);
    const json = await restage('--format json a b', { engine });
    expect(v.parse(reportSchema, JSON.parse(json.stdout)).files.map(({ ok }) => ok)).toEqual([true, false]);
    expect(json.code).toBe(2);
  });

  test.each(['--formt', '--release 1', '--only x', '--check'])(
    'a mistake in the options writes nothing: %s',
    async (option) => {
      put('Dockerfile', OLD);
      const { code, stdout, stderr } = await restage(`--write ${option}`);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^restage: \S/);
      expect(get('Dockerfile')).toBe(OLD);
    },
  );
});

describe('standard input', () => {
  test('is read for "-"', async () => {
    const { code, stdout } = await restage('-', { stdin: OLD });
    expect(code).toBe(0);
    expect(stdout).toContain('--- a/stdin\n+++ b/stdin\n');
    expect(stdout).toContain('-:1:6  change');
    expect((await restage('- --check', { stdin: OLD })).code).toBe(1);
  });

  test('with --write gives the new text on standard output and the findings beside it', async () => {
    const { code, stdout, stderr } = await restage('- --write', { stdin: `\ufeff${OLD}` });
    expect({ code, stdout }).toEqual({ code: 0, stdout: `\ufeff${NEW}` });
    expect(stderr).toContain('1 change written');
    expect((await restage('- --write', { stdin: UNPINNED })).stdout).toBe(UNPINNED);
  });

  test('that is no text gives none', async () => {
    const { code, stdout, stderr } = await restage('- --write', { stdin: new Uint8Array([0xff]) });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('restage: standard input is binary');
  });
});

describe('JSON', () => {
  test('is what the contract says, for whatever a file holds', async () => {
    const texts = {
      old: OLD,
      blocked: BLOCKED,
      advised: ADVISED,
      unpinned: UNPINNED,
      other: 'FROM x\n',
      empty: '',
      bin: '\0',
    };
    for (const [name, text] of Object.entries(texts)) put(name, text);
    const { code, stdout } = await restage(`--format json ${Object.keys(texts).join(' ')} none`);
    expect(code).toBe(2);
    const report = v.parse(reportSchema, JSON.parse(stdout));
    expect(report.catalog.newest).toBe(bundledCatalog.newest.id);
    expect(report.files.map(({ path, ok }) => [path, ok])).toEqual(
      [...Object.keys(texts), 'none'].map((path) => [path, !['bin', 'none'].includes(path)]),
    );
    expect(report.files[0]).toMatchObject({
      output: NEW,
      releases: { found: ['2025.08.0', '2025.10.0'], target: '2026.03.0' },
    });
    expect(report.files.at(-1)).toMatchObject({ output: null, problem: 'does not exist; check the path' });
  });
});

describe('a comment for a pull request', () => {
  test('says what was done and what is left, and links rules where it is told the site', async () => {
    mkdirSync(at('docker'));
    put('docker/Dockerfile', OLD);
    put('blocked', BLOCKED);
    const files = './docker/../docker/Dockerfile blocked';
    const { code, stdout, stderr } = await restage(`--format markdown --site https://restage.example/base ${files}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^\*\*Restage:\*\* 1 change, 1 for a person to do\. One of them blocks the build\. 4 findings about reproducible builds\.\n\n###/,
    );
    const page = 'https://restage.example/base/rules';
    expect(stdout).toContain(
      `\n| \`docker/Dockerfile\` | 1 | safe | [update-image](${page}/update-image/) | pallet-rust `,
    );
    expect(stdout).toContain(
      `\n- [ ] **blocker**, \`blocked\` line 1, [malformed-digest](${page}/malformed-digest/): `,
    );
    expect(stdout).toContain('\n+++ b/docker/Dockerfile\n');
    expect(stdout).toMatch(/The catalogue reaches 2026\.03\.0; later releases may exist\.\n$/);
    expect((await restage(`--format markdown ${files}`)).stdout).not.toContain('](');
    expect((await restage(`--check --format markdown ${files}`)).code).toBe(1);
    expect(get('docker/Dockerfile')).toBe(OLD);
  });

  test('says what could not be read', async () => {
    const { code, stdout, stderr } = await restage('--format markdown none');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^\*\*Restage:\*\* 1 file could not be read or migrated\.\n/);
    expect(stderr).toBe('restage: none does not exist; check the path\n');
  });
});

describe('a commit message', () => {
  test('goes with the files that are written', async () => {
    put('Dockerfile', OLD);
    const { code, stdout } = await restage('--write --format commit');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Move StageX images of Dockerfile to 2026\.03\.0\n\nImages that moved:\n\* pallet-rust 1\.88\.0 /,
    );
    expect(get('Dockerfile')).toBe(NEW);
    expect((await restage('--write --format commit')).stdout).toBe('');
  });

  test('names no file for standard input', async () => {
    const { stdout } = await restage('- --format commit', { stdin: OLD });
    expect(stdout.split('\n')[0]).toBe('Move StageX images to 2026.03.0');
  });
});
