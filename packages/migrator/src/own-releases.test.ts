/** What is said and done where the reader added releases to the catalogue. */
import { describe, expect, test } from 'vitest';
import { bundledCatalog, bundledFiles } from './catalog/bundled.ts';
import { createCatalog } from './catalog/create-catalog.ts';
import { extendCatalog } from './catalog/extend-catalog.ts';
import type { ReleaseFile } from './catalog/release-file.ts';
import { laterDigest, laterRelease } from './catalog/testing/later-release.ts';
import { migrateWith } from './migrate.ts';
import type { MigrateOptions, TagStyle } from './options.ts';

const JUNE = '2026.06.0';
const catalogWith = (...releases: readonly ReleaseFile[]) => createCatalog(extendCatalog(bundledFiles, releases));
const withJune = catalogWith(laterRelease(JUNE));
const digestOf = (name: string, id: string) => {
  const release = bundledCatalog.release(id);
  const digest = release && bundledCatalog.image(name, release)?.digest;
  if (!digest) throw new Error(`no ${name} in ${id}`);
  return digest;
};
/** `stagex/pallet-rust:1.88.0@sha256:…` */
const pin = (name: string, id: string, tag = '') =>
  `stagex/${name}${tag && `:${tag}`}@sha256:${id === JUNE || id === '2026.05.0' ? laterDigest(name, id) : digestOf(name, id)}`;
const from = (...references: readonly string[]) => references.map((reference) => `FROM ${reference}\n`).join('');
const said = (text: string, options: MigrateOptions = {}, catalog = withJune) =>
  migrateWith(catalog, text, options).findings.map(({ level, message, rule }) => `${level} ${rule}: ${message}`);
const outputOf = (text: string, options: MigrateOptions = {}, catalog = withJune) => {
  const { ok, output } = migrateWith(catalog, text, options);
  expect(ok).toBe(true);
  expect(migrateWith(catalog, output, options).output, 'run again').toBe(output);
  return output;
};

describe('a file moves to an added release', () => {
  test('which is the newest, and is named as the reader’s', () => {
    const migration = migrateWith(withJune, from(pin('pallet-rust', '2025.10.0')));
    expect(migration.output).toBe(from(pin('pallet-rust', JUNE)));
    expect(migration.releases).toEqual({
      found: ['2025.08.0', '2025.10.0'],
      target: JUNE,
      own: [{ id: JUNE, source: 'digest lists', basis: '2026.03.0' }],
    });
  });

  test('and from one', () => {
    const catalog = catalogWith(laterRelease('2026.05.0'), laterRelease(JUNE));
    const { images, output, releases } = migrateWith(catalog, from(pin('pallet-go', '2026.05.0')));
    expect(output).toBe(from(pin('pallet-go', JUNE)));
    expect(images[0]).toMatchObject({ state: 'listed', releases: ['2026.05.0'], version: null, confirmed: true });
    expect(releases.own?.map(({ id }) => id)).toEqual(['2026.05.0', JUNE]);
  });

  test('or past it, and then it is not named', () => {
    const { output, releases } = migrateWith(withJune, from(pin('pallet-rust', '2025.10.0')), { release: '2026.03.0' });
    expect(output).toBe(from(pin('pallet-rust', '2026.03.0', '1.94.0')));
    expect(releases).toEqual({ found: ['2025.08.0', '2025.10.0'], target: '2026.03.0' });
  });

  test('before the whole digests of other releases are loaded', () => {
    const { digests: _, ...prefixes } = bundledFiles;
    const early = createCatalog(extendCatalog(prefixes, [laterRelease(JUNE)]));
    const text = from(pin('pallet-rust', '2025.10.0'), pin('core-bash', JUNE));
    for (const release of [JUNE, '2026.03.0']) {
      expect(migrateWith(early, text, { release }).output).toBe(migrateWith(withJune, text, { release }).output);
    }
    expect(() => migrateWith(early, text, { release: '2026.01.0' })).toThrow('The digests of 2026.01.0 are not loaded');
  });

  test('with what the release before it did: shells, users, companions', () => {
    const text = `FROM ${pin('pallet-rust', '2025.10.0')} AS build
ENV CC=gcc
RUN echo "$NOTHING" && cargo build
FROM ${pin('core-busybox', '2025.10.0')}
RUN touch /a
COPY --from=${pin('core-bash', '2025.10.0')} . /
`;
    const rulesFor = (release: string) => migrateWith(withJune, text, { release }).findings.map(({ rule }) => rule);
    expect(rulesFor(JUNE)).toEqual(rulesFor('2026.03.0'));
    expect(rulesFor(JUNE)).toEqual(expect.arrayContaining(['unset-variable', 'filesystem-user', 'bash-ncurses']));
  });
});

describe('a version that nobody has said', () => {
  const old = pin('pallet-rust', '2025.10.0', '1.88.0');

  test.each<[TagStyle, string, string]>([
    ['auto', '1.88.0', ''],
    ['keep', '1.88.0', ''],
    ['version', '1.88.0', ''],
    ['version', 'sx2025.10.0', ''],
    ['none', '1.88.0', ''],
    ['auto', 'sx2025.10.0', 'sx2026.06.0'],
    ['release', '1.88.0', 'sx2026.06.0'],
    ['auto', 'latest', 'latest'],
  ])('with tags=%s the tag “%s” becomes “%s”', (tags, before, after) => {
    const text = from(pin('pallet-rust', '2025.10.0', before));
    expect(outputOf(text, { tags })).toBe(from(pin('pallet-rust', JUNE, after)));
  });

  test('is said where a reference loses its tag for it', () => {
    expect(said(from(old))).toEqual([
      'safe update-image: pallet-rust 1.88.0 (2025.08.0, 2025.10.0) to pallet-rust (2026.06.0). Its version in 2026.06.0 is not known, so the tag goes.',
    ]);
    const notSaid = [
      said(from(old), { tags: 'none' }),
      said(from(old), { tags: 'release' }),
      said(from(pin('pallet-rust', '2025.10.0'))),
    ];
    for (const [finding] of notSaid) expect(finding).not.toContain('not known');
    expect(said(from('stagex/pallet-rust:1.88.0'))).toEqual([
      'suggestion pin-image: The tag 1.88.0 can move; pin pallet-rust of 2026.06.0. Its version in 2026.06.0 is not known, so the tag goes.',
    ]);
    expect(said(from(pin('core-llvm19', '2026.01.0', '19.1.7')))[0]).toMatch(
      / two major versions further on\. Its version in 2026\.06\.0 is not known, so the tag goes\.$/,
    );
  });

  test('is not said of an image that has none', () => {
    const exported = catalogWith(laterRelease(JUNE, { source: 'command line export' }));
    expect(said(from('stagex/core-filesystem:1'), {}, exported)).toEqual([
      'suggestion pin-image: No release up to 2026.03.0 and none of yours (2026.06.0) tags core-filesystem as 1, so it may not exist; pin core-filesystem of 2026.06.0.',
    ]);
  });

  test('may be that of any tag, so none is doubted', () => {
    expect(said(from('stagex/pallet-rust:1.93.0'))[0]).toMatch(/^suggestion pin-image: The tag 1\.93\.0 can move; /);
    expect(said(from('stagex/pallet-rust:1.93.0'), {}, bundledCatalog)[0]).toContain('so it may not exist');
  });

  test('is that of the same digest', () => {
    const catalog = catalogWith(laterRelease(JUNE, { kept: ['pallet-rust'] }));
    expect(outputOf(from(old), {}, catalog)).toBe(from(pin('pallet-rust', '2026.03.0', '1.94.0')));
  });

  test('leaves a tag alone that the reader wrote beside the digest', () => {
    for (const tags of ['auto', 'keep', 'version'] as const) {
      const text = from(pin('pallet-rust', JUNE, '1.96.0'));
      expect(said(text, { tags })).toEqual([]);
      expect(outputOf(text, { tags })).toBe(text);
    }
    expect(outputOf(from(pin('pallet-rust', JUNE, '1.96.0')), { tags: 'none' })).toBe(from(pin('pallet-rust', JUNE)));
    expect(outputOf(from(pin('pallet-rust', JUNE, 'sx2026.05.0')))).toBe(from(pin('pallet-rust', JUNE, 'sx2026.06.0')));
  });

  test('may be a tag that looks like none, which does not stay beside another digest', () => {
    const catalog = catalogWith(laterRelease('2026.05.0'), laterRelease(JUNE));
    const text = from(pin('core-ca-certificates', '2026.05.0', 'NSS_3_120_RTM'));
    expect(outputOf(text, {}, catalog)).toBe(from(pin('core-ca-certificates', JUNE)));
    expect(outputOf(text, { release: '2026.05.0' }, catalog)).toBe(text);
    // In a release whose versions are known it is none.
    const known = from(pin('core-ca-certificates', '2025.10.0', 'local'));
    expect(outputOf(known, {}, catalog)).toBe(from(pin('core-ca-certificates', JUNE, 'local')));
  });

  test('comes back with a release that says it', () => {
    const september: ReleaseFile = {
      ...laterRelease('2026.09.0', { source: 'command line export' }),
      images: {
        ...laterRelease('2026.09.0').images,
        'pallet-rust': { digest: laterDigest('pallet-rust', '2026.09.0'), version: '1.97.0', runtime: null },
      },
    };
    const catalog = catalogWith(laterRelease(JUNE), september);
    const way = outputOf(outputOf(from(old), { release: JUNE }, catalog), {}, catalog);
    expect(way).toBe(outputOf(from(old), {}, catalog));
    expect(way).toContain('pallet-rust:1.97.0@');
  });

  test('is no reason to be silent of CMake 4, and none to speak of other versions', () => {
    const text = `FROM scratch AS build
COPY --from=${pin('core-cmake', '2025.10.0')} . /
RUN cmake -G Ninja -B build
`;
    expect(said(text, { only: ['cmake-4'] })).toEqual([
      'advice cmake-4: CMake goes from 3.31.5 to 4 or newer here, and CMake 4 refuses cmake_minimum_required below 3.5, in bundled dependencies too. If the project has one, add -DCMAKE_POLICY_VERSION_MINIMUM=3.5.',
    ]);
    const rust = from(pin('pallet-rust', '2025.10.0'));
    expect(said(rust, { only: ['rust-version', 'major-version'], rustVersion: '1.99', toolchain: '1.88' })).toEqual([]);
    expect(said(rust, { only: ['rust-version'], release: '2026.03.0', rustVersion: '1.99' })).toEqual([
      'advice rust-version: pallet-rust of 2026.03.0 has Rust 1.94.0, and Cargo.toml asks for 1.99 or newer. No release up to 2026.03.0 is new enough; of 2026.06.0 that is not known.',
    ]);
  });

  test('agrees with any tag', () => {
    const only = ['tag-digest-mismatch'];
    expect(said(from(pin('pallet-rust', JUNE, '1.96.0')), { only })).toEqual([]);
    expect(said(from(pin('pallet-rust', JUNE, 'sx2026.05.0')), { only })).toHaveLength(1);
  });
});

describe('what the catalogue cannot know, with a gap between its end and the added release', () => {
  const unknown = `sha256:${'0'.repeat(64)}`;

  test('a digest, a name', () => {
    expect(said(from(`stagex/pallet-rust@${unknown}`))).toEqual([
      'advice unknown-digest: No release up to 2026.03.0 and none of yours (2026.06.0) lists this digest for pallet-rust (published in 2025.02.1 to 2026.06.0): it may be newer than the catalogue, or a build that was never released. It is left alone.',
    ]);
    expect(said(from(`stagex/core-nothing@${unknown}`))).toEqual([
      'advice unknown-image: No release up to 2026.03.0 and none of yours (2026.06.0) has an image core-nothing: it is newer than the catalogue, or misspelt. It is left alone.',
    ]);
  });

  test('a release between', () => {
    const advice = (tag: string) =>
      `advice newer-than-catalogue: pallet-rust:${tag} is newer than this catalogue, which ends at 2026.03.0 and has your 2026.06.0 besides. It is left alone; nothing is moved back.`;
    for (const tag of ['sx2026.05.0', 'sx2026.09.0']) {
      expect(said(from(`stagex/pallet-rust:${tag}@${unknown}`))).toEqual([advice(tag)]);
      expect(said(from(`stagex/pallet-rust:${tag}`))).toEqual([advice(tag)]);
    }
    expect(said(from('stagex/pallet-rust:sx2026.06.0'))[0]).toContain('pin pallet-rust of 2026.06.0');
  });

  test('a version that the added release may have', () => {
    expect(said(from(`stagex/pallet-rust:1.96.0@${unknown}`, 'stagex/pallet-rust:1.96.0'))).toEqual(
      Array(2).fill(
        'advice newer-than-catalogue: pallet-rust:1.96.0 is newer than every version of pallet-rust that is known; of 2026.06.0 it is not. It is left alone; nothing is moved back.',
      ),
    );
    expect(said(from('stagex/pallet-rust:local'))).toEqual([
      'advice pin-image: The tag local names neither a known version nor a release of pallet-rust, so no digest is offered.',
    ]);
  });

  test('when a name ended, or began', () => {
    const images = { 'user-new': { digest: laterDigest('user-new', JUNE), version: null, runtime: null } };
    const catalog = catalogWith(laterRelease(JUNE, { gone: ['user-jq', 'core-zlib'], images }));
    expect(said(from(pin('user-jq', '2026.03.0')), {}, catalog)).toEqual([
      'blocker removed-image: user-jq is not in 2026.06.0; the last release known to have it is 2026.03.0. No reason is known to us.',
    ]);
    expect(said(from(pin('user-new', JUNE)), { release: '2026.03.0' }, catalog)).toEqual([
      'blocker removed-image: user-new is not in 2026.03.0: the first release known to have it is 2026.06.0.',
    ]);
    // What became of a name before that is as certain as ever.
    expect(said(from(pin('core-zig', '2026.01.0')), {}, catalog)[0]).toContain('; its last release is 2026.01.0.');
  });
});

test('an image that is known to be broken in the added release is not moved there unasked', () => {
  const catalog = catalogWith(laterRelease('2026.05.0'));
  expect(said(from(pin('user-nit', '2026.01.0')), {}, catalog).join()).toContain(
    'user-nit of 2026.05.0 may have its program',
  );
});
