import { describe, expect, it } from 'vitest';
import { bundledCatalog, bundledFiles } from './bundled.ts';
import { reviewRelease } from './review-release.ts';
import { laterDigest, laterRelease } from './testing/later-release.ts';

const { digests: _, ...prefixFiles } = bundledFiles;
const added = { digest: laterDigest('a', 'b'), version: null, runtime: null };
/** 2026.03.0, or an earlier release, as it is. */
function bundled(id: string) {
  const release = bundledCatalog.release(id);
  if (!release) throw new Error(`no ${id}`);
  const images = bundledCatalog.names(release).map((name) => {
    const digest = bundledCatalog.image(name, release)?.digest ?? '';
    return [name, { digest, version: null, runtime: null }] as const;
  });
  return { ...laterRelease(id), images: Object.fromEntries(images) };
}

describe.each([
  ['with whole digests', bundledFiles],
  ['with prefixes', prefixFiles],
])('a release, %s,', (_what, files) => {
  it('that is new is compared with the one before it', () => {
    const gone = ['core-zlib', 'core-bash'];
    const images = { 'user-new': added, 'core-new': added };
    expect(reviewRelease(files, laterRelease('2026.06.0', { gone, images }))).toEqual({
      isNew: true,
      before: '2026.03.0',
      newNames: ['core-new', 'user-new'],
      gone: ['core-bash', 'core-zlib'],
    });
    const between = reviewRelease(files, laterRelease('2026.02.0'));
    expect(between).toMatchObject({
      isNew: true,
      before: '2026.01.0',
      newNames: expect.arrayContaining(['core-mold']),
    });
  });

  it('that the catalogue has is not new', () => {
    for (const id of ['2026.03.0', '2026.01.0', '2025.03.0']) {
      expect(reviewRelease(files, bundled(id))).toMatchObject({ isNew: false });
    }
  });

  it('that the catalogue has otherwise is refused', () => {
    const release = bundled('2026.01.0');
    const { 'core-zlib': _zlib, ...fewer } = release.images;
    const refused = (images: typeof release.images) => reviewRelease(files, { ...release, images });
    const problem = (which: string) => ({
      problem: `the catalogue has 2026.01.0 already, where ${which} not the same; its own data is used`,
    });
    expect(refused(fewer)).toEqual(problem('core-zlib is'));
    expect(refused({ ...release.images, 'core-new': added })).toEqual(problem('core-new is'));
    expect(refused({ ...release.images, 'core-bash': added })).toEqual(problem('core-bash is'));
    expect(reviewRelease(files, laterRelease('2026.01.0'))).toEqual(
      problem('bootstrap-stage0, bootstrap-stage1, bootstrap-stage2 and others are'),
    );
  });

  it('that is older than the catalogue is refused', () => {
    expect(reviewRelease(files, laterRelease('2023.12.0'))).toEqual({
      problem: '2023.12.0 is older than the catalogue, which begins with 2024.02.0',
    });
  });
});
