import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink } from './link.ts';

const pack = (value: string | Buffer, version = 2) => `v${version}=${deflateRawSync(value).toString('base64url')}`;
const packed = (value: unknown) => pack(JSON.stringify(value));

describe('a link', () => {
  test.each([[''], ['FROM stagex/core-busybox\r\n# „ÄÖÜ“ 🦀\n'], ['\uFEFFFROM scratch']])(
    'carries %j there and back',
    async (text) => {
      const shared = { files: [{ text }], release: '2026.01.0' };
      expect(await decodeLink(`#${await encodeLink(shared)}`)).toEqual(shared);
    },
  );

  test('carries any text there and back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), async (texts) => {
        // A lone surrogate is no text that UTF-8 can hold.
        const files = texts.map((text) => ({ text: text.toWellFormed() }));
        expect(await decodeLink(await encodeLink({ files }))).toEqual({ files });
      }),
    );
  });

  test('is not any other fragment', async () => {
    expect(await decodeLink('')).toBeUndefined();
    expect(await decodeLink('#findings')).toBeUndefined();
    expect(await decodeLink('#v2')).toBeUndefined();
  });
});

// Links live in PR comments for years. Each of these was published by the version that its name says, and must be read
// for ever: a test that fails here is mended in the reader, never by another link.
describe('a link that was published is read', () => {
  test('format 1', async () => {
    const published = 'v1=q1YqSa0oUbJScgvy91UoLklMT63QT84vStVNKi2uTMqviMlT0lEqSs1JTSxOVbJSMjIwMtMzMNYzUKoFAA';
    expect(await decodeLink(published)).toEqual({
      files: [{ text: 'FROM stagex/core-busybox\n' }],
      release: '2026.03.0',
    });
  });

  test('format 2', async () => {
    const published =
      'v2=ZY9NTsMwFISvUg1bN39t09YrFogdQmJLu3CcV8cijSvbgaAoUhccA8GOi3CTnoAjIDcqG7Zv3nwz02Ona3Lgjz0OwlfgKFpdl_GNkU9kgwgGT50Hx-3D_d3EeaGoi6WxNC1a91qYbmM3DRhKktpp0zjwHgfdTPVeKLpOeQ7ubUsDQ2kaCqqsRKOo_PcxsP4SdjU5HT--307H98nP59cRw5bBUk3CETiyJMujJI0SMJiDv6R6oRw4nsmGIggOpZ23-jwRqpI20iYWck_xOATbgUEKL2qj_rizkfvSBOZ4yqMEHEmazeaLfLlai0KWtMMQIlxbh8Y7KmUh1qtlvpjPsjTB8As';
    expect(await decodeLink(published)).toEqual({
      files: [
        {
          path: 'build/Dockerfile',
          text: 'FROM stagex/core-busybox\r\n',
          decisions: { 'pin-image@1:6': true },
          done: { 'changed-image@1:6': true },
        },
        { text: '# „Ä“ 🦀' },
      ],
      release: '2026.01.0',
      options: { tags: 'version', registries: ['ghcr.io/acme/stagex'] },
      catalog: '2026.03.0',
      own: { '2026.06.0': '0123456789abcdef' },
      result: 'fedcba9876543210',
    });
  });

  test('a field that a later page adds to the format is passed over', async () => {
    expect(await decodeLink(packed({ files: [{ text: 'FROM a', later: 1 }], later: {} }))).toEqual({
      files: [{ text: 'FROM a' }],
    });
  });
});

describe('a hostile or broken link says what is wrong', () => {
  const text = (length: number) => ({ text: 'x'.repeat(length) });
  test.each([
    ['not base64url', 'v1=<script>', /damaged/],
    ['nothing', 'v2=', /damaged/],
    ['cut off', packed({ files: [{ text: 'FROM scratch\n'.repeat(50) }] }).slice(0, -9), /cut off|damaged/],
    ['not JSON', pack('FROM scratch'), /damaged/],
    ['no text', pack('{"release":"2026.03.0"}', 1), /damaged/],
    ['text that is none', pack('{"text":{"toString":1}}', 1), /damaged/],
    ['a release that is none', packed({ files: [text(1)], release: '<img>' }), /damaged/],
    ['no file', packed({ files: [] }), /damaged/],
    ['too many files', packed({ files: Array.from({ length: 51 }, () => text(1)) }), /damaged/],
    ['too much text', packed({ files: [text(600_000), text(600_000)] }), /damaged/],
    ['a decision that is none', packed({ files: [{ text: '', decisions: { a: 'yes' } }] }), /damaged/],
    ['a registry with a script', packed({ files: [text(1)], options: { registries: ['<script>'] } }), /damaged/],
    ['an option that is none', packed({ files: [text(1)], options: { tags: 'all' } }), /damaged/],
    ['a release of one’s own without a hash', packed({ files: [text(1)], own: { '2026.06.0': 1 } }), /damaged/],
    ['not UTF-8', pack(Buffer.from([0x22, 0xff, 0x22])), /damaged/],
    ['a bomb', pack(Buffer.alloc(64 * 1024 * 1024, 0x20)), /more than 1 MiB/],
    ['an endless fragment', `v2=${'A'.repeat(5_000_000)}`, /more than 1 MiB/],
    ['a later format', 'v3=AAAA', /later version/],
  ])('%s', async (_, fragment, reason) => {
    const answer = await decodeLink(fragment);
    expect(answer).toEqual({ problem: expect.stringMatching(reason) });
  });

  test('a name that objects have by nature decides nothing', async () => {
    const hostile = pack('{"files":[{"text":"","decisions":{"__proto__":true,"constructor":true}}]}');
    const shared = await decodeLink(hostile);
    expect(shared && 'files' in shared && shared.files[0]?.decisions).toEqual({});
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('whatever a fragment holds, the answer is a value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.base64String(),
          fc.string(),
          fc.json().map((json) => pack(json).slice(3)),
        ),
        async (body) => {
          const answer = await decodeLink(`v2=${body}`);
          expect(answer === undefined || 'problem' in answer || Array.isArray(answer.files)).toBe(true);
        },
      ),
    );
  });
});
