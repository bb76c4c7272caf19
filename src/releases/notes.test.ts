import { globSync, readFileSync } from 'node:fs';
import { bundledFiles, rules } from 'restage';
import { describe, expect, it } from 'vitest';
import { history } from './history.ts';
import { brokenIn, changedAt } from './known.ts';
import { hasOwnPage, sectionsOf } from './sections.ts';

const notes = globSync('content/releases/*.md').map((file) => ({
  release: file.replace(/^.*[\\/]|\.md$/g, ''),
  text: readFileSync(file, 'utf8'),
}));

describe('the notes', () => {
  it('are about releases of the catalogue', () => {
    const known = history.map(({ release }) => release.id);
    expect(notes.filter(({ release }) => !known.includes(release))).toEqual([]);
  });

  it.each(notes)('on $release link to rules that there are', ({ text }) => {
    const linked = [...text.matchAll(/\]\(\/rules\/([a-z0-9-]+)\//g)].map(([, rule]) => rule);
    const names = rules.map(({ name }) => name);
    expect(linked.filter((rule) => !names.includes(rule ?? ''))).toEqual([]);
  });
});

describe('what is known of images', () => {
  it('names every broken image in each release that has it', () => {
    const anchors = (release: string) => brokenIn(release, bundledFiles.knowledge).map(({ anchor }) => anchor);
    expect(anchors('2026.01.0')).toContain('broken-user-postgresql');
    expect(anchors('2026.03.0')).not.toContain('broken-user-postgresql');
    expect(anchors('2026.03.0')).toEqual(expect.arrayContaining(['broken-user-nit', 'broken-user-opentofu']));
    expect(anchors('2025.10.0')).toEqual([]);
  });

  it('gives two entries of one image two anchors', () => {
    const anchors = changedAt('2026.01.0', bundledFiles.knowledge).map(({ anchor }) => anchor);
    expect(anchors).toContain('content-pallet-nodejs');
    expect(anchors).toContain('content-pallet-nodejs-2');
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('is of images that the release has', () => {
    for (const { release, images } of history) {
      const named = [
        ...brokenIn(release.id, bundledFiles.knowledge),
        ...changedAt(release.id, bundledFiles.knowledge),
      ].map(({ entry }) => entry.image);
      expect(
        named.filter((image) => !Object.hasOwn(images.images, image)),
        release.id,
      ).toEqual([]);
    }
  });
});

describe('the sections of a release', () => {
  it('hold every image of both releases', () => {
    for (const { count, difference } of history) {
      if (!difference) continue;
      const all = sectionsOf(difference).reduce((sum, section) => sum + section.count, 0);
      expect(all - difference.removed.length, difference.to).toBe(count);
    }
  });

  it('move to a page of their own where they are long', () => {
    const apart = history.flatMap(({ difference }) => (difference && hasOwnPage(difference) ? [difference.to] : []));
    expect(apart).toContain('2026.01.0');
    expect(apart).not.toContain('2025.10.0');
  });
});
