import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundledCatalog } from '../bundled.ts';
import { createCatalog } from '../create-catalog.ts';
import { type CatalogImage, decodeCatalog, encodeCatalog, formatCatalogFile } from '../model.ts';
import type { ImportOptions } from './arguments.ts';
import { type Imported, importReleases } from './import-releases.ts';
import { summarise } from './summary.ts';
import { makeCheckout, makeFolder, removeFolder, type TestCheckout } from './testing/checkout.ts';
import { CATEGORIES, digestList, digestOf, FLAT } from './testing/stagex.ts';

const NAMES = {
  format: 1,
  kinds: { category: { reason: 'Names got a category.', source: '708c75ce' } },
  categories: { bash: 'core', filesystem: 'core', rust: 'core' },
  names: {},
};
const NEXT = {
  'digests/user.txt': digestList('two', ['user-tools']),
  'packages/user/tools/package.toml': '[package]\nversion = "1.0"\n',
};

let checkout: TestCheckout;
let commits: { flat: string; untagged: string; first: string; next: string };
let folder: string;
const folders: string[] = [];

beforeAll(() => {
  checkout = makeCheckout();
  folders.push(checkout.path);
  commits = {
    flat: checkout.commit('2024-09-23', FLAT, '2024.09.0'),
    untagged: checkout.commit('2024-11-10', {
      'packages/bash/Containerfile': 'FROM scratch AS package\nENV VERSION=5.2.37\n',
    }),
    first: checkout.commit(
      '2024-12-19',
      { ...Object.fromEntries(Object.keys(FLAT).map((name) => [name, null])), ...CATEGORIES },
      '2024.12.0',
    ),
    next: checkout.commit('2025-02-09', NEXT, '2025.02.0'),
  };
});

beforeEach(() => {
  folder = makeFolder();
  folders.push(folder);
  const start = {
    release: {
      id: '2024.02.0',
      date: '2024-02-16',
      commit: '0'.repeat(40),
      tagged: true,
      naming: 'flat',
      toolchain: 'gnu',
      digests: 'manifest',
    },
    images: { bash: image('bash first', '5.2.20'), filesystem: image('filesystem flat', null, digestOf('the index')) },
  } as const;
  const { catalog, digests } = encodeCatalog([start]);
  writeFileSync(join(folder, 'catalog.json'), formatCatalogFile(catalog));
  writeFileSync(join(folder, 'digests.json'), formatCatalogFile(digests));
  writeFileSync(join(folder, 'names.json'), JSON.stringify(NAMES));
});

afterAll(() => folders.forEach(removeFolder));

function image(text: string, version: string | null, other: string | null = null): CatalogImage {
  return { version, runtime: {}, digest: digestOf(text), other };
}

const run = (options: Partial<ImportOptions> = {}) =>
  importReleases({ checkout: checkout.path, requests: [], settings: {}, folder, ...options });
const request = (...ids: readonly string[]) => ids.map((id) => ({ id, commit: undefined }));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const files = () => ({ catalog: read('catalog.json'), digests: read('digests.json'), names: read('names.json') });
const releases = () => decodeCatalog(JSON.parse(read('catalog.json')), JSON.parse(read('digests.json')));
const release = (id: string) => releases().find((candidate) => candidate.release.id === id);

async function imported(options: Partial<ImportOptions>): Promise<Imported> {
  const result = await run(options);
  if ('problem' in result) throw new Error(result.problem);
  const [first] = result;
  if (!first) throw new Error('nothing imported');
  return first;
}

async function problem(options: Partial<ImportOptions> = {}): Promise<string> {
  const before = files();
  const result = await run(options);
  expect(files()).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(['catalog.json', 'digests.json', 'names.json']);
  return 'problem' in result ? result.problem : 'no problem';
}

describe('a release with flat names', () => {
  it('is read from its tag, whatever is checked out', async () => {
    const result = await imported({ requests: request('2024.09.0') });
    expect(release('2024.09.0')).toEqual({
      release: {
        id: '2024.09.0',
        date: '2024-09-23',
        commit: commits.flat,
        tagged: true,
        naming: 'flat',
        toolchain: 'gnu',
        digests: 'manifest',
      },
      images: {
        bash: { version: '5.2.21', runtime: FILESYSTEM, digest: digestOf('bash flat'), other: null },
        // The catalogue knew which index wraps this digest.
        filesystem: {
          version: null,
          runtime: FILESYSTEM,
          digest: digestOf('filesystem flat'),
          other: digestOf('the index'),
        },
        ghost: { version: null, runtime: null, digest: digestOf('ghost flat'), other: null },
        libical: { version: null, runtime: null, digest: digestOf('libical flat'), other: null },
        rust: { version: '1.81.0', runtime: FILESYSTEM, digest: digestOf('rust flat'), other: null },
      },
    });
    expect(result.unread).toEqual({
      problems: [],
      withoutPackage: ['ghost'],
      withoutVersion: ['filesystem', 'libical'],
      withoutRuntime: ['libical: no package makes nothing'],
      withoutDigest: ['unlisted'],
    });
  });

  it('can be read without a tag, from its commit', async () => {
    await imported({ requests: [{ id: '2024.11.0', commit: commits.untagged.slice(0, 8) }] });
    expect(release('2024.11.0')?.release).toMatchObject({
      commit: commits.untagged,
      date: '2024-11-10',
      tagged: false,
    });
    expect(release('2024.11.0')?.images.bash).toMatchObject({ version: '5.2.37', runtime: {} });
  });
});

const FILESYSTEM = {
  user: '1000:1000',
  entrypoint: ['/bin/sh'],
  env: { PS1: 'stagex $ ', TZ: 'UTC', HOME: '/home/user' },
};

describe('a release with categories', () => {
  it('has versions through version_from and subpackages, and what its images set', async () => {
    const result = await imported({ requests: request('2024.12.0') });
    const { release: about, images } = release('2024.12.0') ?? {};
    expect(about).toMatchObject({ naming: 'category', toolchain: 'gnu', digests: 'manifest', date: '2024-12-19' });
    const profile = { shell: ['/bin/sh', '-l', '-c'] };
    const clang = { ...profile, entrypoint: ['/usr/bin/clang'] };
    expect(
      Object.fromEntries(
        Object.entries(images ?? {}).map(([name, { version, runtime }]) => [name, [version, runtime]]),
      ),
    ).toEqual({
      'bootstrap-stage0': [null, {}],
      'core-bash': ['5.2.21', FILESYSTEM],
      'core-clang': ['21.1.8', { ...FILESYSTEM, user: '0:0' }],
      'core-filesystem': [null, FILESYSTEM],
      'core-llvm': ['21.1.8', FILESYSTEM],
      'core-profile': [null, profile],
      'core-rust': ['1.94.0', FILESYSTEM],
      'pallet-clang': ['21.1.8', clang],
      'pallet-clang-cmake': ['21.1.8', { ...clang, env: { CC: 'clang', CXX: null } }],
      'pallet-rust': ['1.94.0', { ...profile, entrypoint: ['/usr/bin/cargo'] }],
      'user-bare': [null, FILESYSTEM],
      'user-broken': [null, null],
      'user-ghost': [null, null],
      'user-loop-a': [null, null],
      'user-loop-b': [null, null],
      'user-lost': [null, null],
      'user-tools': ['0.9', { ...FILESYSTEM, cmd: ['/bin/sh', '-c', 'tool --serve'] }],
    });
    expect(result.unread).toEqual({
      problems: [
        'packages/user/bare/package.toml is missing',
        expect.stringMatching(/^packages\/user\/broken\/package\.toml:3: /),
        'user-loop-a: version_from goes in a circle: user-loop-a, user-loop-b, user-loop-a',
        'user-loop-b: version_from goes in a circle: user-loop-b, user-loop-a, user-loop-b',
        'user-lost: version_from names core-nowhere, which no package makes',
      ],
      withoutPackage: ['user-ghost'],
      withoutVersion: [
        'bootstrap-stage0',
        'core-filesystem',
        'core-profile',
        'user-bare',
        'user-broken',
        'user-loop-a',
        'user-loop-b',
        'user-lost',
      ],
      withoutRuntime: [
        `user-broken: FROM \${BASE} is known only when it is built`,
        'user-loop-a: user-loop-a is built on itself',
        'user-loop-b: user-loop-a is built on itself',
        'user-lost: FROM alpine is not an image of this tree',
      ],
      withoutDigest: ['core-llvm-libs', 'user-tools-extra'],
    });
  });

  it('is read from the work tree where no release is named', async () => {
    const result = await imported({});
    expect(result.snapshot).toMatchObject({ id: '2025.02.0', commit: commits.next, date: '2025-02-09', notes: [] });
    expect(release('2025.02.0')?.images['user-tools']).toMatchObject({
      version: '1.0',
      digest: digestOf('user-tools two'),
    });
  });

  it('that differs in the work tree is read as it is there, with a note', async () => {
    checkout.write({ 'packages/user/tools/package.toml': '[package]\nversion = "1.1"\n' });
    try {
      const fromWorkTree = await imported({});
      expect(fromWorkTree.snapshot.notes).toEqual([expect.stringContaining('The work tree differs from 2025.02.0')]);
      expect(release('2025.02.0')?.images['user-tools']?.version).toBe('1.1');
      await imported({ requests: request('2025.02.0') });
      expect(release('2025.02.0')?.images['user-tools']?.version).toBe('1.0');
    } finally {
      checkout.git('checkout', '--quiet', '--', '.');
    }
  });

  it('tells what is new, what is gone, and whose fate nobody wrote down', async () => {
    const result = await run({ requests: request('2024.12.0', '2024.09.0') });
    if ('problem' in result) throw new Error(result.problem);
    const [flat, categories] = result;
    expect([flat?.snapshot.id, categories?.snapshot.id]).toEqual(['2024.09.0', '2024.12.0']);
    expect(flat?.merged).toMatchObject({ newNames: ['ghost', 'libical', 'rust'], vanished: [] });
    expect(categories?.merged.newNames).toContain('core-bash');
    expect(categories?.merged.vanished).toEqual(['bash', 'filesystem', 'ghost', 'libical', 'rust']);
    expect(categories?.withoutFate).toEqual(['ghost', 'libical']);
  });
});

describe('an import', () => {
  it('keeps the releases in order and their digests findable', async () => {
    await imported({ requests: request('2025.02.0') });
    await imported({ requests: request('2024.09.0') });
    await imported({ requests: request('2024.12.0') });
    expect(releases().map(({ release: { id } }) => id)).toEqual(['2024.02.0', '2024.09.0', '2024.12.0', '2025.02.0']);
    const catalog = createCatalog({
      catalog: JSON.parse(read('catalog.json')),
      digests: JSON.parse(read('digests.json')),
      knowledge: bundledCatalog.knowledge,
      names: JSON.parse(read('names.json')),
    });
    // The list of core did not change between the two.
    const identity = catalog.identify('core-llvm', digestOf('core-llvm one'));
    expect(identity?.images.map(({ release: { id } }) => id)).toEqual(['2024.12.0', '2025.02.0']);
  });

  it('of the same release again changes nothing', async () => {
    await run({ requests: request('2024.09.0', '2024.12.0', '2025.02.0') });
    const before = files();
    for (const id of ['2024.12.0', '2024.09.0', '2025.02.0']) {
      const result = await imported({ requests: request(id) });
      expect(result.merged.replaced).toBe(true);
      expect(files()).toEqual(before);
    }
  });

  it('carries toolchain and kind of digests over from the release before, and says so', async () => {
    const result = await imported({ requests: request('2024.12.0') });
    expect(result.carriedOver).toEqual({ settings: { toolchain: 'gnu', digests: 'manifest' }, from: '2024.02.0' });
    expect(summarise(result)).toContain('carried over from 2024.02.0');

    const given = await imported({ requests: request('2024.12.0'), settings: { toolchain: 'llvm', digests: 'index' } });
    expect(given.carriedOver).toBeUndefined();
    expect(summarise(given)).not.toContain('carried over');
    expect(release('2024.12.0')?.release).toMatchObject({ toolchain: 'llvm', digests: 'index' });

    // A release that is imported again keeps its own; a later one takes them over.
    const again = await imported({ requests: request('2024.12.0') });
    expect(again.carriedOver).toMatchObject({ settings: { toolchain: 'llvm', digests: 'index' }, from: '2024.12.0' });
    const later = await imported({ requests: request('2025.02.0'), settings: { digests: 'manifest' } });
    expect(later.carriedOver).toEqual({ settings: { toolchain: 'llvm' }, from: '2024.12.0' });
    // The unchanged digests of core were listed as indexes before.
    expect(later.merged.otherKind).toContain('core-llvm');
    expect(summarise(later)).toContain('is --digests index right?');
  });

  it('of a release older than the catalogue needs to be told what to carry over', async () => {
    checkout.git('tag', '2024.01.0', commits.flat);
    expect(await problem({ requests: request('2024.01.0') })).toContain('add --toolchain and --digests');
    const settings = { toolchain: 'gnu', digests: 'manifest' } as const;
    await imported({ requests: request('2024.01.0'), settings });
    expect(releases()[0]?.release.id).toBe('2024.01.0');
    checkout.git('tag', '--delete', '2024.01.0');
  });

  it('extends the catalogue that is shipped', async () => {
    cpSync(fileURLToPath(new URL('../data/', import.meta.url)), folder, { recursive: true });
    const before = releases();
    checkout.git('tag', '2099.01.0', commits.next);
    const result = await imported({ requests: request('2099.01.0') });
    checkout.git('tag', '--delete', '2099.01.0');
    expect(result.settings).toEqual({ toolchain: 'llvm', digests: 'manifest' });
    expect(result.withoutFate).toContain('pallet-go');
    expect(releases().slice(0, -1)).toEqual(before);
  });
});

describe('a mistake stops the import and leaves the catalogue as it was:', () => {
  const broken = async (files: Record<string, string | null>) => {
    const other = makeCheckout();
    folders.push(other.path);
    other.commit('2025-03-01', { ...CATEGORIES, ...files }, '2025.03.0');
    return [
      await problem({ checkout: other.path }),
      await problem({ checkout: other.path, requests: request('2025.03.0') }),
    ];
  };

  it('a malformed line', async () => {
    const list = `${digestList('one', ['core-llvm'])}\n<<<<<<< HEAD\n`;
    const message =
      '2025.03.0: digests/core.txt:3: expected 64 hex digits, a space and an image name, found "<<<<<<< HEAD"';
    expect(await broken({ 'digests/core.txt': list })).toEqual([message, message]);
  });

  it('no list at all', async () => {
    const lists = ['bootstrap', 'core', 'pallet', 'user'].map((name) => [`digests/${name}.txt`, null]);
    const other = makeCheckout();
    folders.push(other.path);
    other.commit('2025-03-01', { ...CATEGORIES });
    other.commit('2025-03-01', Object.fromEntries(lists), '2025.03.0');
    expect(await problem({ checkout: other.path })).toContain('is this a checkout of StageX?');
  });

  it('a release without tag', async () => {
    expect(await problem({ requests: request('2025.09.0') })).toContain('has no tag 2025.09.0; fetch the tags');
    expect(await problem({ requests: [{ id: '2025.09.0', commit: '0123456' }] })).toContain('has no commit 0123456');
  });

  it('one release of several', async () => {
    expect(await problem({ requests: request('2024.09.0', '2025.09.0') })).toContain('has no tag 2025.09.0');
  });

  it('nothing that says which release is checked out', async () => {
    checkout.git('checkout', '--quiet', commits.untagged);
    expect(await problem()).toContain('no release tag points at what is checked out');
    checkout.git('checkout', '--quiet', 'main');
    checkout.git('tag', '2025.02.1');
    expect(await problem()).toContain('the tags 2025.02.0 and 2025.02.1 point');
    checkout.git('tag', '--delete', '2025.02.1');
  });

  it('a folder that is no checkout', async () => {
    expect(await problem({ checkout: folder })).toContain('is not a git checkout');
    expect(await problem({ checkout: join(folder, 'nowhere') })).toContain('does not exist');
    expect(await problem({ checkout: join(checkout.path, 'packages') })).toContain(
      'is a folder inside the git checkout',
    );
    const empty = makeCheckout();
    folders.push(empty.path);
    expect(await problem({ checkout: empty.path })).toContain('has no commit checked out');
  });

  it('a catalogue that is damaged', async () => {
    writeFileSync(join(folder, 'digests.json'), JSON.stringify({ format: 1, images: {} }));
    expect(await problem()).toContain('do not belong together');
    writeFileSync(join(folder, 'digests.json'), '{"format": 2}');
    expect(await problem()).toContain('digests.json');
    writeFileSync(join(folder, 'names.json'), '{');
    expect(await problem()).not.toBe('no problem');
  });
});

describe('a checkout that wants to be read differently', () => {
  it('is not followed through symbolic links', async () => {
    const other = makeCheckout();
    folders.push(other.path);
    const secret = makeFolder();
    folders.push(secret);
    writeFileSync(join(secret, 'package.toml'), '[package]\nversion = "secret"\n');
    mkdirSync(join(other.path, 'packages/core/bash'), { recursive: true });
    symlinkSync(join(secret, 'package.toml'), join(other.path, 'packages/core/bash/package.toml'));
    other.commit('2025-03-01', { 'digests/core.txt': digestList('one', ['core-bash']) }, '2025.03.0');
    for (const requests of [[], request('2025.03.0')]) {
      await imported({ checkout: other.path, requests });
      expect(release('2025.03.0')?.images['core-bash']?.version).toBeNull();
    }
  });

  it('reads lists with CRLF line ends, without a last one, and without categories in their names', async () => {
    const other = makeCheckout();
    folders.push(other.path);
    const list = digestList('one', ['bash', 'rust']).replaceAll('\n', '\r\n').trimEnd();
    const extra = { 'digests/core.txt': list, 'digests/extra.txt': 'something else\n' };
    other.commit('2025-03-01', { ...CATEGORIES, ...extra }, '2025.03.0');
    const result = await imported({ checkout: other.path });
    expect(release('2025.03.0')?.images['core-bash']?.digest).toBe(digestOf('bash one'));
    expect(result.unread.problems[0]).toBe('digests/extra.txt was not read: its category is not known here');
  });
});

describe('the command', () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const command = (...args: readonly string[]) =>
    spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: { ...process.env, GIT_DIR: folder } });

  it('imports and sums up', () => {
    const { status, stdout, stderr } = command(
      checkout.path,
      '--data',
      folder,
      '--release',
      '2024.09.0',
      '--release',
      '2024.12.0',
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(`2024.12.0 (2024-12-19, ${commits.first.slice(0, 8)}): 17 images, added`);
    expect(stdout).toContain('new names since 2024.09.0 (17): bootstrap-stage0, ');
    expect(stdout).toContain('gone, and names.json does not say why or where (2); add them there: ghost, libical');
    expect(stdout).toContain('    user-lost: version_from names core-nowhere, which no package makes\n');
    expect(releases()).toHaveLength(3);
  });

  it('ends with 1 and a message on a mistake', () => {
    const before = files();
    const { status, stdout, stderr } = command(checkout.path, '--data', folder, '--release', '2024.10.0');
    expect(stderr).toContain('has no tag 2024.10.0');
    expect(stderr).toContain('Nothing was imported.');
    expect(stdout).toBe('');
    expect(status).toBe(1);
    expect(files()).toEqual(before);
  });

  it('explains itself', () => {
    const { status, stdout } = command('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('npm run catalog:import -- <checkout>');
  });
});
