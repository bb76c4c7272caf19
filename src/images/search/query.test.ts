import { describe, expect, it } from 'vitest';
import { copyLine, fromLine } from '../lines.ts';
import { LONGEST, matches, readQuery } from './query.ts';

const digest = '2fbe7b164dd92edb9c1096152f6d27592d8a69b1b8eb2fc907b5fadea7d11668';

describe('readQuery', () => {
  it.each([
    ['a digest', `sha256:${digest}`, undefined],
    ['bare hex', digest, undefined],
    ['capitals and blanks', `  SHA256:${digest.toUpperCase()} `, undefined],
    ['a reference', `stagex/pallet-rust:1.94.0@sha256:${digest}`, 'pallet-rust'],
    ['a FROM line', `${fromLine(`docker.io/stagex/pallet-rust@sha256:${digest}`)} AS build`, 'pallet-rust'],
    ['a COPY line', copyLine(`stagex/user-py-ruamel.yaml@sha256:${digest}`), 'user-py-ruamel.yaml'],
    ['two lines', `FROM stagex/core-curl@sha256:${digest}\nFROM x@sha256:${'ab'.repeat(32)}`, 'core-curl'],
    ['a hex word before it', `decade core-curl@sha256:${digest}`, 'core-curl'],
  ])('reads the digest of %s', (_what, text, name) => {
    expect(readQuery(text)).toEqual({ kind: 'digest', digest, name });
  });

  it.each([
    ['one digit short', `sha256:${digest.slice(1)}`, 63],
    ['one digit too many', `${digest}0`, 65],
    ['no digit yet', 'core-curl@sha256:', 0],
    ['shortened', digest.slice(0, 20), 20],
  ])('counts the digits of a digest that is %s', (_what, text, digits) => {
    expect(readQuery(text)).toEqual({ kind: 'malformed', digits });
  });

  it.each([
    ['curl', ['curl']],
    ['Core  CURL', ['core', 'curl']],
    ['stagex/core-curl:8.9.1', ['core-curl']],
    ['FROM stagex/core-curl', ['core-curl']],
    ['FROM --platform=linux/amd64 stagex/core-curl AS build', ['core-curl']],
    ['COPY --from=stagex/core-curl . /', ['core-curl']],
    ['decade', ['decade']],
    ['from', ['from']],
  ])('reads the name in %s', (text, parts) => {
    expect(readQuery(text)).toEqual({ kind: 'name', parts });
  });

  it('wants nothing of blanks', () => {
    expect(readQuery('  \n')).toEqual({ kind: 'nothing' });
  });

  it('reads no more than a line is long', () => {
    expect(readQuery(`${' '.repeat(LONGEST)}core-curl`)).toEqual({ kind: 'nothing' });
  });
});

it('wants every part in a name', () => {
  expect(matches('core-php-ext-curl', ['curl', 'php'])).toBe(true);
  expect(matches('core-curl', ['curl', 'php'])).toBe(false);
});
