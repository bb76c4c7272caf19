import { describe, expect, it } from 'vitest';
import { bundledCatalog, bundledFiles } from './bundled.ts';
import type { Catalog, CatalogFiles, Release } from './catalog.ts';
import { createCatalog } from './create-catalog.ts';
import { extendCatalog } from './extend-catalog.ts';
import { laterDigest, laterRelease } from './testing/later-release.ts';

const { digests: _, ...prefixFiles } = bundledFiles;
const extended = (...ids: readonly string[]) =>
  createCatalog(
    extendCatalog(
      bundledFiles,
      ids.map((id) => laterRelease(id)),
    ),
  );
const at = (catalog: Catalog, id: string): Release => {
  const release = catalog.release(id);
  if (!release) throw new Error(`no ${id}`);
  return release;
};
const imageAt = (catalog: Catalog, name: string, id: string) => catalog.image(name, at(catalog, id));
const idsOf = ({ releases }: Catalog) => releases.map(({ id }) => id);

/** Every image of every bundled release, as a catalogue has it. */
function bundledPart(catalog: Catalog) {
  return bundledCatalog.releases.flatMap(({ id }) =>
    bundledCatalog.names(at(bundledCatalog, id)).map((name) => imageAt(catalog, name, id)),
  );
}

describe('an added release', () => {
  const catalog = extended('2026.06.0');

  it('is the newest, and marked as the reader’s', () => {
    expect(idsOf(catalog)).toEqual([...idsOf(bundledCatalog), '2026.06.0']);
    expect(catalog.newest).toEqual({
      id: '2026.06.0',
      date: null,
      commit: null,
      tagged: null,
      naming: 'category',
      toolchain: 'llvm',
      digests: 'manifest',
      own: { source: 'digest lists', basis: '2026.03.0' },
    });
    expect(bundledCatalog.releases.filter(({ own }) => own)).toEqual([]);
  });

  it('has its names and digests, and its pins are recognised', () => {
    expect(catalog.names(catalog.newest)).toEqual(bundledCatalog.names(bundledCatalog.newest));
    for (const name of catalog.names(catalog.newest)) {
      const digest = laterDigest(name, '2026.06.0');
      expect(catalog.image(name, catalog.newest)).toMatchObject({ digest, version: null });
      const identity = catalog.identify(name, digest);
      expect(identity).toMatchObject({ kind: 'manifest', confirmed: true });
      expect(identity?.images.map(({ release }) => release.id)).toEqual(['2026.06.0']);
    }
  });

  it('changes nothing of the others', () => {
    expect(bundledPart(catalog)).toEqual(bundledPart(bundledCatalog));
    expect(bundledPart(extended('2026.06.0', '2026.02.0', '2024.12.7'))).toEqual(bundledPart(bundledCatalog));
  });

  it('is left out where the catalogue has it, or begins after it', () => {
    for (const id of ['2026.03.0', '2026.01.0', '2023.01.0']) {
      expect(extendCatalog(bundledFiles, [laterRelease(id)])).toEqual(bundledFiles);
    }
    const [first, second] = [laterRelease('2026.06.0'), laterRelease('2026.06.0', { gone: ['core-zlib'] })];
    expect(extendCatalog(bundledFiles, [first, second])).toEqual(extendCatalog(bundledFiles, [first]));
  });

  it('does not change the files', () => {
    const before = JSON.stringify(bundledFiles);
    extendCatalog(bundledFiles, [laterRelease('2026.06.0', { images: { 'user-a-new-one': image('a', '1', {}) } })]);
    expect(JSON.stringify(bundledFiles)).toBe(before);
  });

  it('brings names of its own, sorted among the others', () => {
    const release = laterRelease('2026.06.0', { gone: ['core-zlib'], images: { 'core-a-new-one': image('a') } });
    const catalog = createCatalog(extendCatalog(bundledFiles, [release]));
    const names = catalog.names(catalog.newest);
    expect(names).toContain('core-a-new-one');
    expect(names).not.toContain('core-zlib');
    expect(names).toEqual([...names].sort());
    expect(imageAt(catalog, 'core-a-new-one', '2026.06.0')).toMatchObject({ version: null, runtime: null });
    expect(catalog.history('core-a-new-one')).toHaveLength(1);
    expect(catalog.resolve('core-zlib', catalog.newest)).toMatchObject({
      status: 'absent',
      steps: [],
      lastSeen: { id: '2026.03.0' },
    });
  });
});

describe('several added releases', () => {
  it('are in order, each with the bundled release before it', () => {
    const catalog = extended('2026.09.0', '2024.12.7', '2026.10.0', '2026.02.0');
    expect(catalog.releases.filter(({ own }) => own).map(({ id, own }) => [id, own?.basis])).toEqual([
      ['2024.12.7', '2024.12.0'],
      ['2026.02.0', '2026.01.0'],
      ['2026.09.0', '2026.03.0'],
      ['2026.10.0', '2026.03.0'],
    ]);
    expect(idsOf(catalog)).toEqual(
      [...idsOf(bundledCatalog), '2024.12.7', '2026.02.0', '2026.09.0', '2026.10.0'].toSorted(),
    );
  });

  it('between others do not split what belongs to one digest', () => {
    const catalog = extended('2026.02.0');
    const digest = imageAt(bundledCatalog, 'core-filesystem', '2026.03.0')?.digest ?? '';
    const identity = catalog.identify('core-filesystem', digest);
    expect(identity?.images.map(({ release }) => release.id)).toEqual(['2026.01.0', '2026.03.0']);
    const index = imageAt(bundledCatalog, 'core-filesystem', '2026.03.0')?.indexDigest ?? '';
    expect(catalog.identify('core-filesystem', index)?.images).toHaveLength(2);
  });
});

describe('what is not in the file', () => {
  it('is the runtime configuration of the release before', () => {
    const catalog = extended('2026.06.0', '2025.11.0');
    expect(imageAt(catalog, 'pallet-rust', '2026.06.0')?.runtime).toEqual(
      imageAt(catalog, 'pallet-rust', '2026.03.0')?.runtime,
    );
    expect(imageAt(catalog, 'core-filesystem', '2026.06.0')?.runtime?.user).toBe('1000:1000');
    // 2025.10.0 is before the USER came back.
    expect(imageAt(catalog, 'core-filesystem', '2025.11.0')?.runtime?.user).toBeUndefined();
    expect(imageAt(catalog, 'core-filesystem', '2025.11.0')?.runtime).not.toBeNull();
  });

  it('is the version, and the index, of the same digest, and of no other', () => {
    const kept = ['pallet-rust', 'core-bash'];
    const catalog = createCatalog(extendCatalog(bundledFiles, [laterRelease('2026.06.0', { kept })]));
    const { digest = '', indexDigest, runtime, version } = imageAt(catalog, 'pallet-rust', '2026.03.0') ?? {};
    const before = { digest, indexDigest, runtime, version };
    expect(before).toMatchObject({ version: '1.94.0', indexDigest: expect.any(String) });
    expect(imageAt(catalog, 'pallet-rust', '2026.06.0')).toMatchObject(before);
    expect(imageAt(catalog, 'pallet-go', '2026.06.0')).toMatchObject({ version: null, indexDigest: undefined });
    const identity = catalog.identify('pallet-rust', digest);
    expect(identity?.images.map(({ release }) => release.id)).toEqual(['2026.03.0', '2026.06.0']);
  });

  it('does not go before what is in the file', () => {
    const digest = imageAt(bundledCatalog, 'pallet-rust', '2026.03.0')?.digest ?? '';
    const images = {
      'pallet-rust': { digest, version: '1.94.1', runtime: { user: 'x' } },
      'core-bash': image('b', null),
    };
    const release = laterRelease('2026.06.0', { source: 'command line export', images });
    const catalog = createCatalog(extendCatalog(bundledFiles, [release]));
    expect(imageAt(catalog, 'pallet-rust', '2026.06.0')).toMatchObject({ version: '1.94.1', runtime: { user: 'x' } });
    // A checkout says that there is none.
    expect(imageAt(catalog, 'core-bash', '2026.06.0')?.version).toBeNull();
  });

  it('is what images contain, need and are broken for since the release before', () => {
    const catalog = extended('2026.06.0');
    const both = (name: string) => ['2026.03.0', '2026.06.0'].map((id) => catalog.contents(name, at(catalog, id)));
    expect(both('pallet-rust')[1]).toEqual(both('pallet-rust')[0]);
    expect(both('pallet-rust')[1]).toContain('core-mold');
    expect(catalog.needs('core-bash', catalog.newest)).toEqual(['core-ncurses']);
  });
});

describe('while the whole digests are not loaded', () => {
  const whole = (files: CatalogFiles, id: string) => {
    const catalog = createCatalog(files);
    return catalog.isWhole(at(catalog, id));
  };

  it('those of an added release are, wherever it stands', () => {
    const files = extendCatalog(prefixFiles, [laterRelease('2026.06.0'), laterRelease('2026.02.0')]);
    expect(createCatalog(files).complete).toBe(false);
    for (const id of ['2026.02.0', '2026.03.0', '2026.06.0']) expect(whole(files, id)).toBe(true);
    for (const id of ['2026.01.0', '2025.10.0', '2024.02.0']) expect(whole(files, id)).toBe(false);
    expect(whole(prefixFiles, '2026.03.0')).toBe(true);
    expect(whole(prefixFiles, '2026.01.0')).toBe(false);
    expect(whole(bundledFiles, '2024.02.0')).toBe(true);
  });

  it('the same is known of them as afterwards', () => {
    const release = laterRelease('2026.06.0', { kept: ['pallet-rust', 'core-filesystem'] });
    const [early, late] = [prefixFiles, bundledFiles].map((files) => createCatalog(extendCatalog(files, [release])));
    if (!early || !late) throw new Error('none');
    for (const name of late.names(late.newest)) {
      expect(early.image(name, early.newest)).toEqual(late.image(name, late.newest));
    }
  });
});

function image(text: string, version: string | null = null, runtime: object | null = null) {
  return { digest: laterDigest(text, 'test'), version, runtime };
}
