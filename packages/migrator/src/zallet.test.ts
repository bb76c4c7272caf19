/** A file with the features of Zallet's before it moved to 2026.01.0 and later (StageX 2.0), and what each release makes of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { migrate } from './migrate-bundled.ts';

const before = readFileSync(new URL('../fixtures/zallet-like.Dockerfile', import.meta.url), 'utf8');

/** The digests as StageX's own lists have them, and its package versions; not from our catalogue. */
const releases = {
  '2026.03.0': {
    'pallet-rust': ':1.94.0@sha256:2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668',
    'user-protobuf': ':26.1@sha256:a135aaf060990b6ef8a7c715c16f175811d3a1f5383970f5771adef05a0bc56a',
    'user-abseil-cpp': ':20240116.2@sha256:20a241145158a0aa7cb83ed5dc4f9ad6360dc975352787f4e6b00e8a39943f62',
    'core-filesystem': '@sha256:cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750',
  },
  '2026.01.0': {
    'pallet-rust': ':1.91.1@sha256:4062550919db682ebaeea07661551b5b89b3921e3f3a2b0bc665ddea7f6af1ca',
    'user-protobuf': ':26.1@sha256:b399bb058216a55130d83abcba4e5271d8630fff55abbb02ed40818b0d96ced1',
    'user-abseil-cpp': ':20240116.2@sha256:926f69e9cd112dfe3450a0af56d1560dc0a62589e61047e8c92c3b7edf8dd71e',
    'core-filesystem': '@sha256:cd3a66471ce1f630fa77d5c9bd9829f9f9fab6302a1aaa64d67b74f1f069b750',
  },
};

describe.each(Object.entries(releases))('at %s', (release, images) => {
  const pin = (name: keyof typeof images) => `stagex/${name}${images[name]}`;
  const after = [
    ['stagex/pallet-rust@sha256:9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca', pin('pallet-rust')],
    [
      'stagex/user-protobuf@sha256:5e67b3d3a7e7e9db9aa8ab516ffa13e54acde5f0b3d4e8638f79880ab16da72c',
      pin('user-protobuf'),
    ],
    [
      'stagex/user-abseil-cpp@sha256:3dca99adfda0cb631bd3a948a99c2d5f89fab517bda034ce417f222721115aa2',
      pin('user-abseil-cpp'),
    ],
    [
      'stagex/core-user-runtime@sha256:055ae534e1e01259449fb4e0226f035a7474674c7371a136298e8bdac65d90bb',
      pin('core-filesystem'),
    ],
    ['FROM user-runtime AS runtime\n', 'FROM user-runtime AS runtime\nUSER 1000:1000\n'],
  ].reduce((text, [from = '', to = '']) => {
    expect(text.split(from)).toHaveLength(2);
    return text.replace(from, () => to);
  }, before);

  test.each([
    ['as it is', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
    ['without a final line break', (text: string) => text.slice(0, -1)],
  ])('%s: the release’s images, one USER, and not one other byte', (_, written) => {
    const { findings, ok, output, releases: found } = migrate(written(before), { release });
    expect(ok).toBe(true);
    expect(output).toBe(written(after));
    expect(found).toEqual({ found: ['2025.08.0', '2025.10.0'], target: release });
    expect(findings.filter(({ applied }) => applied).map(({ level, rule }) => [rule, level])).toEqual([
      ['update-image', 'safe'],
      ['update-image', 'safe'],
      ['update-image', 'safe'],
      ['replace-user-runtime', 'safe'],
    ]);
    expect(findings.filter(({ level }) => level === 'blocker')).toEqual([]);
  });

  test('once more, nothing is left to do', () => {
    const again = migrate(after, { release });
    expect(again.output).toBe(after);
    expect(again.findings.filter(({ applied }) => applied)).toEqual([]);
  });
});

test('by way of 2026.01.0 it gets to the same place', () => {
  const between = migrate(before, { release: '2026.01.0' }).output;
  expect(migrate(between, { release: '2026.03.0' }).output).toBe(migrate(before, { release: '2026.03.0' }).output);
});

test('the reader sees the lines that change', () => {
  const { images, output } = migrate(before);
  expect(images.map(({ name, range, version }) => [range.line, name, version])).toEqual([
    [7, 'pallet-rust', '1.88.0'],
    [8, 'user-protobuf', '26.1'],
    [9, 'user-abseil-cpp', '20240116.2'],
    [10, 'core-user-runtime', null],
  ]);
  const lines = output.split('\n');
  expect(before.split('\n').filter((line) => !lines.includes(line))).toHaveLength(4);
  expect(lines.length).toBe(before.split('\n').length + 1);
});
