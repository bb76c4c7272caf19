import { expect, test } from 'vitest';
import { bundledCatalog } from '../catalog/bundled.ts';
import { migrate } from '../migrate-bundled.ts';
import { rules } from './rules.ts';

const { broken, changed } = bundledCatalog.knowledge;

test('a change is told by rules that there are', () => {
  const known = rules.map(({ name }) => name);
  for (const { toldBy = {} } of changed) {
    for (const name of [...(toldBy.whole ?? []), ...(toldBy.path ?? [])]) expect(known).toContain(name);
  }
});

test('a change is one of a release that has the image', () => {
  for (const { at, image } of changed) {
    expect(bundledCatalog.history(image).map(({ release }) => release.id)).toContain(at);
  }
});

test('a broken image is one of the releases it is broken in, or newer than the catalogue', () => {
  for (const { from, image } of broken.filter((entry) => entry.from <= bundledCatalog.newest.id)) {
    expect(bundledCatalog.history(image).map(({ release }) => release.id)).toContain(from);
  }
});

test('one image, one voice', () => {
  for (const name of bundledCatalog.names(bundledCatalog.newest)) {
    for (const { digest, release } of bundledCatalog.history(name).filter(({ release: { id } }) => id >= '2025.10.0')) {
      const { findings } = migrate(`FROM stagex/${name}@sha256:${digest}\nUSER 0\n`);
      const told = findings.filter(({ rule }) => rule === 'changed-image' || rule === 'major-version');
      expect(told.length, `${name} of ${release.id}`).toBeLessThanOrEqual(1);
    }
  }
});
