import { describe, expect, test } from 'vitest';
import { bundledCatalog } from './catalog/bundled.ts';
import { recogniseImages } from './stagex.ts';
import { factsOf } from './testing/facts.ts';

const RUST = '9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
/** The index around pallet-rust of 2026.01.0. */
const RUST_INDEX = '84621c4c29330c8a969489671d46227a0a43f52cdae243f5b91e95781dbfe5ed';

function recognise(text: string, { registries = [] as string[], reconstruct = false } = {}) {
  const how = { target: bundledCatalog.newest, registries, reconstruct };
  return recogniseImages(factsOf(text), bundledCatalog, how).map(({ editable, mirrored, name, pin }) =>
    [name.text, pin.kind, ...(mirrored ? ['mirror'] : []), ...(editable ? [] : ['fixed'])].join(' '),
  );
}

describe('the names StageX publishes under', () => {
  test.each(['stagex', 'docker.io/stagex', 'index.docker.io/stagex', 'quay.io/stagex'])('%s', (namespace) => {
    expect(recognise(`FROM ${namespace}/pallet-rust@sha256:${RUST}`)).toEqual(['pallet-rust listed']);
  });

  test.each([
    'stagex',
    'stagexx/pallet-rust',
    'mysten/stagex',
    'mysten/stagex/pallet-rust',
    'ghcr.io/stagex/pallet-rust',
    'localhost/stagex/pallet-rust',
    'quay.io/stagex',
    'stagex/pallet/rust',
    '/pallet-rust',
    'stagex/',
  ])('not %s', (name) => {
    expect(recognise(`FROM ${name}@sha256:${RUST}`)).toEqual([]);
  });

  test('and a mirror that the user names', () => {
    const text = `FROM ghcr.io/acme/stagex/pallet-rust@sha256:${RUST}\nFROM ghcr.io/acme/other/pallet-rust`;
    expect(recognise(text, { registries: ['ghcr.io/acme/stagex'] })).toEqual(['pallet-rust listed mirror']);
    expect(recognise(text)).toEqual([]);
  });
});

describe('a pin', () => {
  test.each([
    [`@sha256:${RUST}`, 'listed'],
    [`:1.2.3@sha256:${RUST}`, 'listed'],
    [`@sha256:${RUST_INDEX}`, 'listed'],
    [`@sha256:${RUST.replace('9c', 'c9')}`, 'unlisted'],
    [`@sha512:${RUST}${RUST}`, 'unlisted'],
    [`@sha256:${RUST.slice(1)}`, 'malformed'],
    [`@sha256:${RUST}0`, 'malformed'],
    [`@sha256:${RUST.toUpperCase()}`, 'malformed'],
    [`@${RUST}`, 'malformed'],
    [`@sha512:${RUST}`, 'malformed'],
    ['@', 'malformed'],
    ['', 'unpinned'],
    [':1.88.0', 'unpinned'],
    [':', 'unpinned'],
    [':$V', 'parametrised fixed'],
    ['@$DIGEST', 'parametrised fixed'],
  ])('stagex/pallet-rust%s is %s', (rest, kind) => {
    expect(recognise(`FROM stagex/pallet-rust${rest}`)).toEqual([`pallet-rust ${kind}`]);
  });

  test('under the name of another image is unlisted, and says whose it is', () => {
    const facts = factsOf(`FROM stagex/pallet-go@sha256:${RUST}`);
    const how = { target: bundledCatalog.newest, registries: [], reconstruct: true };
    expect(recogniseImages(facts, bundledCatalog, how)[0]?.pin).toMatchObject({
      kind: 'unlisted',
      names: ['pallet-rust'],
    });
  });
});

describe('a registry from a variable', () => {
  test.each(['$REGISTRY/stagex', `\${REGISTRY}/stagex`, `\${REGISTRY:-docker.io}/stagex`, `\${REGISTRY}stagex`])(
    '%s',
    (namespace) => {
      expect(recognise(`FROM ${namespace}/pallet-rust@sha256:${RUST}`)).toEqual([
        'pallet-rust parametrised mirror fixed',
      ]);
    },
  );

  test.each(['$REGISTRY', '$A/$B', '$REGISTRY/mysten/stagex', '$REGISTRYstagex'])('not %s', (namespace) => {
    expect(recognise(`FROM ${namespace}/pallet-rust@sha256:${RUST}`)).toEqual([]);
  });
});

test('where it is split over lines it is recognised, and not edited', () => {
  expect(recognise(`FROM stagex/pallet-\\\nrust@sha256:${RUST}`)).toEqual(['pallet-rust listed fixed']);
});

test('rebuilding indexes is bounded', () => {
  const digest = (index: number) => index.toString(16).padStart(64, '0');
  const froms = Array.from({ length: 200 }, (_, index) => `FROM stagex/pallet-rust@sha256:${digest(index + 1)}`);
  let rebuilt = 0;
  const catalog = {
    ...bundledCatalog,
    identifyIndex: () => {
      rebuilt += 1;
      return undefined;
    },
  };
  recogniseImages(factsOf(froms.join('\n')), catalog, { target: catalog.newest, registries: [], reconstruct: true });
  expect(rebuilt).toBeGreaterThan(0);
  expect(rebuilt).toBeLessThan(50);
});
