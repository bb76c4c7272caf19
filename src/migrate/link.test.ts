import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink } from './link.ts';

const pack = (value: string | Buffer) => `v1=${deflateRawSync(value).toString('base64url')}`;

describe('a link', () => {
  test.each([
    ['', undefined],
    ['FROM stagex/core-busybox\r\n# „ÄÖÜ“ 🦀\n', '2026.01.0'],
    ['\uFEFFFROM scratch', undefined],
  ])('carries %j and %s there and back', async (text, release) => {
    const shared = release === undefined ? { text } : { text, release };
    expect(await decodeLink(`#${await encodeLink(shared)}`)).toEqual(shared);
  });

  // Links live in PR comments for years: this one was made by the first version, and must always be read.
  test('of the first version is read', async () => {
    const published = 'v1=q1YqSa0oUbJScgvy91UoLklMT63QT84vStVNKi2uTMqviMlT0lEqSs1JTSxOVbJSMjIwMtMzMNYzUKoFAA';
    expect(await decodeLink(published)).toEqual({ text: 'FROM stagex/core-busybox\n', release: '2026.03.0' });
  });

  test('is not any other fragment', async () => {
    expect(await decodeLink('')).toBeUndefined();
    expect(await decodeLink('#findings')).toBeUndefined();
  });
});

describe('a hostile or broken link says what is wrong', () => {
  test.each([
    ['not base64url', 'v1=<script>', /damaged/],
    ['cut off', pack(JSON.stringify({ text: 'FROM scratch\n'.repeat(50) })).slice(0, -9), /cut off|damaged/],
    ['not JSON', pack('FROM scratch'), /damaged/],
    ['no text', pack('{"release":"2026.03.0"}'), /damaged/],
    ['text that is none', pack('{"text":{"toString":1}}'), /damaged/],
    ['a release that is none', pack('{"text":"","release":"<img>"}'), /damaged/],
    ['not UTF-8', pack(Buffer.from([0x22, 0xff, 0x22])), /damaged/],
    ['a bomb', pack(Buffer.alloc(64 * 1024 * 1024, 0x20)), /more than 1 MiB/],
    ['a later format', 'v2=AAAA', /later version/],
  ])('%s', async (_, fragment, reason) => {
    const answer = await decodeLink(fragment);
    expect(answer).toEqual({ problem: expect.stringMatching(reason) });
  });
});
