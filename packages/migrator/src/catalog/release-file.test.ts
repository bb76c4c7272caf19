import { describe, expect, it } from 'vitest';
import { bundledCatalog } from './bundled.ts';
import type { Runtime } from './format.ts';
import { checkRelease, formatRelease, type ReleaseFile, readRelease } from './release-file.ts';
import { laterRelease } from './testing/later-release.ts';

const release = laterRelease('2026.06.0');
const withImage = (image: object): unknown => ({
  ...release,
  images: { ...release.images, 'core-rust': { ...release.images['core-rust'], ...image } },
});
const withRuntime = (runtime: Runtime) => withImage({ runtime });

describe('a release file', () => {
  it('is read as it was written', () => {
    expect(readRelease(formatRelease(release))).toEqual(release);
    const exported: ReleaseFile = {
      ...release,
      source: 'command line export',
      date: '2026-06-14',
      commit: '0123456789abcdef0123456789abcdef01234567',
      tagged: true,
      images: Object.fromEntries(
        bundledCatalog.names(bundledCatalog.newest).map((name) => {
          const {
            digest = '',
            runtime = null,
            version = null,
          } = bundledCatalog.image(name, bundledCatalog.newest) ?? {};
          return [name, { digest, version, runtime }];
        }),
      ),
    };
    expect(readRelease(`\uFEFF${formatRelease(exported)}`)).toEqual(exported);
  });

  it('has one image a line, sorted by name', () => {
    const images = Object.fromEntries(Object.entries(release.images).reverse());
    const lines = formatRelease({ ...release, images }).split('\n');
    const names = lines.flatMap((line) => /^ {4}"([^"]+)": \{.*\},?$/.exec(line)?.[1] ?? []);
    expect(names).toEqual(bundledCatalog.names(bundledCatalog.newest));
  });
});

describe('a file that is none', () => {
  it.each([
    ['nothing', '', 'this is not JSON ('],
    ['half a file', formatRelease(release).slice(0, 5000), 'this is not JSON ('],
    ['a Dockerfile', 'FROM scratch\n', 'this is not JSON ('],
    ['another JSON file', '{"version": 1}', 'this is no release as restage export-release writes it'],
    ['a list', '[]', 'this is no release as restage export-release writes it'],
    ['null', 'null', 'this is no release as restage export-release writes it'],
    ['more than a release is', ' '.repeat(5_000_000), 'this is too large for a release'],
  ])('%s', (_what, text, problem) => {
    expect(readRelease(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe('a mistake says where it is and what to do', () => {
  it.each([
    ['a later format', { ...release, format: 2 }, 'format: this version of Restage reads format 1'],
    ['an id that is none', { ...release, id: 'sx2026.06.0' }, 'id: a release is written like 2026.03.0'],
    ['a date that is none', { ...release, date: 'June' }, 'date: a date is written like 2026-03-13'],
    ['a short commit', { ...release, commit: '0123' }, 'commit: a commit is 40'],
    ['no source', { ...release, source: undefined }, 'source: '],
    ['another source', { ...release, source: 'hearsay' }, 'source: '],
    ['a field more', { ...release, note: 1 }, 'note: '],
    ['no image', { ...release, images: {} }, 'images: a release has images'],
    ['a bad digest', withImage({ digest: 'sha256:00' }), 'images.core-rust.digest: a digest is 64'],
    ['a version with a blank', withImage({ version: '1 AS x' }), 'images.core-rust.version: a version is what Docker'],
    ['a version that is missing', withImage({ version: undefined }), 'images.core-rust.version: '],
    ['a runtime of another kind', withImage({ runtime: { user: 1 } }), 'images.core-rust.runtime.user: '],
    [
      'a name that is none',
      { ...release, images: { ...release.images, '../x': release.images['core-rust'] } },
      'images.../x: an image name is a Docker path component',
    ],
  ])('%s', (_what, value, problem) => {
    expect(checkRelease(value)).toEqual({ problem: expect.stringContaining(problem) });
    expect(checkRelease(value)).toEqual({ problem: expect.stringMatching(/; export the release again$/) });
  });

  it.each(['bootstrap', 'core', 'pallet', 'user'])('without any image of the category %s', (category) => {
    const images = Object.fromEntries(
      Object.entries(release.images).filter(([name]) => !name.startsWith(`${category}-`)),
    );
    expect(checkRelease({ ...release, images })).toEqual({
      problem: expect.stringContaining(`no image is of the category ${category}, so this is not a whole release`),
    });
    // Before 2024.12.0 there were no categories.
    expect(checkRelease({ ...release, images, naming: 'flat' })).not.toHaveProperty('problem');
  });
});

describe('everything has a bound', () => {
  const image = release.images['core-rust'];
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`core-x${index}`, image]));
  it.each([
    ['images', { ...release, images: many }],
    ['names', { ...release, images: { ...release.images, [`core-${'x'.repeat(200)}`]: image } }],
    ['versions', withImage({ version: '1'.repeat(200) })],
    ['values', withRuntime({ user: 'x'.repeat(5000) })],
    ['arguments', withRuntime({ cmd: Array.from({ length: 300 }, () => 'x') })],
    [
      'variables',
      withRuntime({ env: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`X${index}`, null])) }),
    ],
    ['names of variables', withRuntime({ env: { ['X'.repeat(5000)]: null } })],
    ['the counter of a release', { ...release, id: `2026.06.${'0'.repeat(50)}` }],
  ])('%s', (_what, value) => {
    expect(checkRelease(value)).toHaveProperty('problem');
  });
});
