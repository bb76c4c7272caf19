import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Migration, migrateWith } from '../migrate.ts';
import { bundledCatalog, bundledFiles } from './bundled.ts';
import type { Catalog, CatalogFiles, Release } from './catalog.ts';
import { catalogUpTo } from './catalog-up-to.ts';
import { createCatalog } from './create-catalog.ts';
import { extendCatalog } from './extend-catalog.ts';
import type { CatalogFile } from './format.ts';
import { decodeCatalog, encodeCatalog } from './model.ts';
import { compareReleases } from './release-id.ts';
import { laterRelease } from './testing/later-release.ts';

const { digests: _, ...prefixFiles } = bundledFiles;
const ids = bundledCatalog.releases.map(({ id }) => id);
const upTo = (id: string, files: CatalogFiles = bundledFiles): CatalogFiles => {
  const cut = catalogUpTo(files, id);
  if (!cut) throw new Error(`no ${id}`);
  return cut;
};
const cutAt = (id: string) => createCatalog(upTo(id));
const releaseOf = (catalog: Catalog, id: string): Release => {
  const release = catalog.release(id);
  if (!release) throw new Error(`no ${id}`);
  return release;
};
/** The releases that a text names and that come after one. */
const later = (text: string, id: string) =>
  (text.match(/\b\d{4}\.\d{2}\.\d+\b/g) ?? []).filter(
    (release) => ids.includes(release) && compareReleases(release, id) > 0,
  );

describe('the catalogue up to a release', () => {
  it('is the whole one for the newest', () => {
    expect(upTo('2026.03.0')).toBe(bundledFiles);
    expect(upTo('2026.03.0', prefixFiles)).toBe(prefixFiles);
  });

  it('is none for a release that is not in it', () => {
    expect(catalogUpTo(bundledFiles, '2026.02.0')).toBeUndefined();
    expect(catalogUpTo(bundledFiles, '')).toBeUndefined();
  });

  it.each(ids)('%s holds the images that the importer had written until then', (id) => {
    const releases = decodeCatalog(bundledFiles.catalog as CatalogFile, bundledFiles.digests);
    const then = encodeCatalog(releases.slice(0, ids.indexOf(id) + 1));
    const { catalog, digests } = upTo(id);
    expect(digests).toEqual(then.digests);
    // The importer writes the digests of its newest release whole, and numbers the runtimes it has.
    const shape = ({ images, runtimes }: Pick<CatalogFile, 'images' | 'runtimes'>) =>
      Object.entries(images).map(([name, runs]) => [
        name,
        runs.map(([first, last, version, runtime]) => [first, last, version, runtimes[runtime ?? -1]]),
      ]);
    expect(shape(catalog)).toEqual(shape(then.catalog));
    expect(catalog.releases).toEqual(then.catalog.releases);
    expect(upTo(id, prefixFiles)).toMatchObject({ catalog: catalog });
  });

  it('can be extended, and then knows no more of what lies between', () => {
    const files = extendCatalog(upTo('2025.10.0'), [laterRelease('2026.03.0')]);
    const catalog = createCatalog(files);
    expect(catalog.newest).toMatchObject({ id: '2026.03.0', own: { basis: '2025.10.0' } });
    expect(catalog.contents('pallet-rust', catalog.newest)).toEqual([]);
    expect(catalog.resolve('core-zig', catalog.newest)).toMatchObject({ status: 'absent', steps: [] });
  });

  it('needs the whole digests to move a file to its newest release', () => {
    const early = createCatalog(upTo('2026.01.0', prefixFiles));
    expect(early.isWhole(early.newest)).toBe(false);
    expect(() => migrateWith(early, 'FROM scratch')).toThrow('The digests of 2026.01.0 are not loaded');
  });
});

describe('what became of names', () => {
  const fates = (id: string) => Object.keys(upTo(id).names.names);

  it('is known from the release on that is without them', () => {
    expect(fates('2026.01.0')).toContain('core-user-runtime');
    expect(fates('2025.10.0')).not.toContain('core-user-runtime');
    expect(fates('2026.01.0')).not.toContain('core-zig');
    expect(Object.keys(upTo('2024.12.0').names.categories)).toHaveLength(289);
    expect(upTo('2024.11.0').names.categories).toEqual({});
    expect(upTo('2024.11.0').names.names).toEqual({});
  });

  it('does not say of a name that it comes back before it does', () => {
    const drm = (id: string) => upTo(id).names.names['user-libdrm'];
    const { advice: _advice, ...gone } = bundledFiles.names.names['user-libdrm'] ?? {};
    expect(drm('2025.05.2')).toBeUndefined();
    for (const id of ['2025.06.0', '2025.10.0']) {
      expect(drm(id)).toEqual({ ...gone, kind: 'removed', to: null, automatic: false });
    }
    expect(drm('2026.01.0')).toEqual(bundledFiles.names.names['user-libdrm']);
  });

  it.each(ids)('%s is told in words of its time', (id) => {
    const { knowledge, names } = upTo(id);
    expect(later(JSON.stringify([names.names, knowledge]), id)).toEqual([]);
  });

  it.each(ids)('%s has a reason for every name that is gone by then', (id) => {
    const [catalog, whole] = [cutAt(id), bundledCatalog];
    for (const name of Object.keys(upTo(id).catalog.images)) {
      const [then, now] = [catalog.resolve(name, catalog.newest), whole.resolve(name, releaseOf(whole, id))];
      expect(then.status, name).toBe(now.status);
      if (then.status === 'absent') expect(then.steps, name).not.toEqual([]);
    }
  });
});

describe('what is known of images', () => {
  const knowledge = (id: string) => upTo(id).knowledge;

  it('begins with the release that it is about', () => {
    expect(knowledge('2025.10.0').changed.map(({ at }) => at)).toEqual(['2025.08.0']);
    expect(knowledge('2025.10.0').broken).toEqual([]);
    expect(knowledge('2026.01.0').contents['pallet-clang']).toHaveLength(1);
    expect(knowledge('2026.03.0').contents['pallet-clang']).toHaveLength(2);
    expect(knowledge('2026.01.0').needs['core-mold']).toEqual([]);
  });

  it('ends with the catalogue, and leaves out what a later release showed', () => {
    const broken = knowledge('2026.01.0').broken.map(({ image, to }) => [image, to]);
    expect(broken).toContainEqual(['core-clang-devel', '2026.01.0']);
    // “2026.03.0 fixes it”, and “digests of 2026.01.0 and 2026.03.0”.
    expect(broken.map(([image]) => image)).not.toContain('user-postgresql');
    expect(broken.map(([image]) => image)).not.toContain('user-opentofu');
  });
});

describe('a migration with it', () => {
  const folder = new URL('../../fixtures/', import.meta.url);
  const fixtures = readdirSync(folder)
    .filter((file) => file.endsWith('.Dockerfile'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));

  /** What a migration does, and says where it names no later release. */
  const gist = ({ findings, ok, output }: Migration, id: string) => ({
    ok,
    output,
    findings: findings.map(({ message, ...finding }) => ({
      ...finding,
      message: later(message, id).length > 0 ? undefined : message,
    })),
  });
  /** As the whole catalogue has it, except where that names a later release. */
  const expectSame = (text: string, id: string) => {
    const whole = gist(migrateWith(bundledCatalog, text, { release: id, reconstruct: false }), id);
    const cut = migrateWith(cutAt(id), text, { reconstruct: false });
    expect(cut.ok).toBe(true);
    expect(cut.output).toBe(whole.output);
    expect(cut.findings.map(({ id: finding }) => finding)).toEqual(whole.findings.map((finding) => finding.id));
    expect(cut.findings).toEqual(
      whole.findings.map((finding) => ({ ...finding, message: finding.message ?? expect.any(String) })),
    );
  };
  const expectOfItsTime = (text: string, id: string) => {
    const { findings, images, releases } = migrateWith(cutAt(id), text, { level: 'suggestion', reconstruct: false });
    expect(later(JSON.stringify([findings, images, releases]), id)).toEqual([]);
  };

  it.each(ids)('to %s names no later release', (id) => {
    for (const text of fixtures) expectOfItsTime(withoutTags(text), id);
  });

  it.each(ids.filter((id) => compareReleases(id, '2025.10.0') >= 0))('to %s is the same', (id) => {
    for (const text of fixtures) expectSame(text, id);
  });

  /** All images of a release, each pinned and taken in by a stage of its own. */
  const everyImage = (id: string) => {
    const release = releaseOf(bundledCatalog, id);
    return bundledCatalog
      .names(release)
      .map((name) => `FROM stagex/${name}@sha256:${bundledCatalog.image(name, release)?.digest}\nRUN cc\n`)
      .join('');
  };
  it('may lack what is newer under a name without a category, as long as there were such names', () => {
    const text = `FROM stagex/rust@sha256:${'00c0ffee'.repeat(8)}\n`;
    const saidAt = (id: string) => migrateWith(cutAt(id), text).findings.map(({ message }) => message);
    expect(saidAt('2024.11.0')).toEqual([expect.stringContaining('it may be newer than the catalogue')]);
    expect(saidAt('2024.12.0')).toEqual([expect.stringContaining('it may be a build that was never released')]);
  });

  const steps = ids.slice(1).map((id, index) => [ids[index] ?? '', id] as const);

  it.each(steps)('from %s to %s names no later release, whatever the image', (from, to) => {
    expectOfItsTime(everyImage(from), to);
  });

  // In 2026.01.0 two images are broken, as 2026.03.0 showed.
  it.each(steps.filter(([, to]) => to !== '2026.01.0'))('from %s to %s is the same, whatever the image', (from, to) => {
    expectSame(everyImage(from), to);
  });
});

/** The tags of the fixtures say which release they are from. */
function withoutTags(text: string): string {
  return text.replaceAll(/:sx\d{4}\.\d{2}\.\d+/g, '');
}
