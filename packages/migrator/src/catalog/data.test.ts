/** The files of the catalogue, as they are shipped. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CatalogFileSchema, DigestsFileSchema, KnowledgeFileSchema, NamesFileSchema } from './format.ts';
import { decodeCatalog, encodeCatalog, formatCatalogFile } from './model.ts';

const read = (name: string) => readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
const text = { catalog: read('catalog.json'), digests: read('digests.json'), names: read('names.json') };
const catalog = v.parse(CatalogFileSchema, JSON.parse(text.catalog));
const digests = v.parse(DigestsFileSchema, JSON.parse(text.digests));
const names = v.parse(NamesFileSchema, JSON.parse(text.names));
const releases = decodeCatalog(catalog, digests);
const knowledge = v.parse(KnowledgeFileSchema, JSON.parse(read('knowledge.json')));

/** Release, images. A release that is imported later need not be added here. */
const counts = {
  '2024.02.0': 74,
  '2024.03.0': 88,
  '2024.03.1': 93,
  '2024.04.0': 142,
  '2024.04.1': 143,
  '2024.04.2': 143,
  '2024.05.0': 158,
  '2024.08.0': 169,
  '2024.08.1': 171,
  '2024.09.0': 281,
  '2024.11.0': 290,
  '2024.12.0': 290,
  '2025.02.0': 298,
  '2025.02.1': 318,
  '2025.02.2': 318,
  '2025.03.0': 326,
  '2025.04.0': 333,
  '2025.04.1': 382,
  '2025.05.0': 382,
  '2025.05.1': 383,
  '2025.05.2': 383,
  '2025.06.0': 378,
  '2025.06.1': 384,
  '2025.07.0': 397,
  '2025.08.0': 403,
  '2025.10.0': 433,
  '2026.01.0': 478,
  '2026.03.0': 513,
};

describe('the catalogue files', () => {
  it('are what the importer would write', () => {
    const encoded = encodeCatalog(releases);
    // Compared here, since a diff of two files of this size is no help.
    expect(formatCatalogFile(encoded.catalog) === text.catalog).toBe(true);
    expect(formatCatalogFile(encoded.digests) === text.digests).toBe(true);
  });

  it('hold every image of every release', () => {
    expect(
      Object.fromEntries(releases.map(({ release, images }) => [release.id, Object.keys(images).length])),
    ).toMatchObject(counts);
  });

  it('are in the order of the releases', () => {
    const ids = releases.map(({ release }) => release.id);
    expect(ids).toEqual([...ids].sort());
    const dates = releases.map(({ release }) => release.date);
    expect(dates).toEqual([...dates].sort());
  });

  it('say when StageX changed its names, its toolchain and what it lists', () => {
    const first = (is: (release: (typeof releases)[number]['release']) => boolean) =>
      releases.find(({ release }) => is(release))?.release.id;
    const last = (is: (release: (typeof releases)[number]['release']) => boolean) =>
      releases.findLast(({ release }) => is(release))?.release.id;
    expect(first(({ naming }) => naming === 'category')).toBe('2024.12.0');
    expect(last(({ naming }) => naming === 'flat')).toBe('2024.11.0');
    expect(first(({ toolchain }) => toolchain === 'llvm')).toBe('2026.01.0');
    expect(last(({ toolchain }) => toolchain === 'gnu')).toBe('2025.10.0');
    expect(first(({ digests }) => digests === 'index')).toBe('2025.02.0');
    expect(last(({ digests }) => digests === 'index')).toBe('2025.06.0');
    expect(releases.filter(({ release }) => !release.tagged).map(({ release }) => release.id)).toEqual([
      '2024.03.0',
      '2024.11.0',
    ]);
  });

  it('share no digest between the last GNU release and the first LLVM release', () => {
    const listed = (id: string) =>
      Object.values(releases.find(({ release }) => release.id === id)?.images ?? {}).flatMap(({ digest, other }) =>
        other === null ? [digest] : [digest, other],
      );
    const llvm = new Set(listed('2026.01.0'));
    expect(listed('2025.10.0').filter((digest) => llvm.has(digest))).toEqual([]);
  });

  it('pair the two digests of an image the same way everywhere', () => {
    const others = new Map<string, string>();
    for (const { images } of releases) {
      for (const { digest, other } of Object.values(images)) {
        if (other === null) continue;
        expect(others.get(digest) ?? other).toBe(other);
        expect(others.get(other) ?? digest).toBe(digest);
        others.set(digest, other).set(other, digest);
      }
    }
    expect(others.size).toBeGreaterThanOrEqual(770);
  });

  it('tell the fate of published names only, and lead to published names only', () => {
    const fates = Object.entries(names.names).map(([name, { to }]) => [name, to] as const);
    const categories = Object.entries(names.categories).map(
      ([name, category]) => [name, `${category}-${name}`] as const,
    );
    for (const [name, to] of [...fates, ...categories]) {
      expect(catalog.images).toHaveProperty([name]);
      if (to !== null) expect(catalog.images).toHaveProperty([to]);
    }
  });

  it('know things of published names only', () => {
    const contents = Object.entries(knowledge.contents).flatMap(([name, parts]) => [
      name,
      ...parts.flatMap(({ contains }) => contains),
    ]);
    const needs = Object.entries(knowledge.needs).flatMap(([name, parts]) => [
      name,
      ...parts.flatMap((part) => part.needs),
    ]);
    for (const name of [
      ...contents,
      ...needs,
      ...[...knowledge.changed, ...knowledge.broken].map(({ image }) => image),
    ]) {
      expect(catalog.images).toHaveProperty([name]);
    }
  });
});
