import { describe, expect, it } from 'vitest';
import { readDigests } from './digest-lists.ts';
import { digestList, digestOf } from './import/testing/stagex.ts';

const read = (lists: Readonly<Record<string, string>>) => readDigests(new Map(Object.entries(lists)));

describe('readDigests', () => {
  it('reads a list for each category', () => {
    expect(
      read({
        'digests/core.txt': digestList('one', ['core-bash', 'core-llvm']),
        'digests/user.txt': digestList('one', ['user-jq']),
        'packages/core/bash/package.toml': '',
      }),
    ).toEqual({
      naming: 'category',
      digests: new Map(['core-bash', 'core-llvm', 'user-jq'].map((name) => [name, digestOf(`${name} one`)])),
      notes: [],
    });
  });

  it('reads the one list of the first releases', () => {
    expect(read({ 'digests.txt': digestList('one', ['bash', 'cross-x86_64-gnu-gcc']) })).toMatchObject({
      naming: 'flat',
      digests: new Map(['bash', 'cross-x86_64-gnu-gcc'].map((name) => [name, digestOf(`${name} one`)])),
    });
  });

  it('reads CRLF line ends, empty lines, no last line end, and names without their category', () => {
    const list = digestList('one', ['bash', 'rust']).replaceAll('\n', '\r\n').trimEnd();
    expect(read({ 'digests/core.txt': `\r\n${list}` })).toMatchObject({
      digests: new Map([
        ['core-bash', digestOf('bash one')],
        ['core-rust', digestOf('rust one')],
      ]),
    });
  });

  it('says which lists it left alone', () => {
    const lists = { 'digests/core.txt': digestList('one', ['core-bash']), 'digests/extra.txt': 'something else' };
    expect(read(lists)).toMatchObject({
      notes: ['digests/extra.txt was not read: its category is not known here'],
    });
  });

  it.each([
    ['a short digest', `${digestOf('a').slice(1)} core-b`],
    ['a long digest', `0${digestOf('a')} core-b`],
    ['an upper-case digest', `${digestOf('a').toUpperCase()} core-b`],
    ['a digest with its algorithm', `sha256:${digestOf('a')} core-b`],
    ['no name', digestOf('a')],
    ['no digest', 'core-b'],
    ['the wrong order', `core-b ${digestOf('a')}`],
    ['three words', `${digestOf('a')} core-b core-c`],
    ['an option for a name', `${digestOf('a')} --core-b`],
    ['a path for a name', `${digestOf('a')} core-../b`],
    ['a tag in the name', `${digestOf('a')} core-b:1.0`],
    ['a comment', '# core'],
    ['a conflict marker', '<<<<<<< HEAD'],
    ['a tab', `${digestOf('a')}\tcore-b`],
    ['a blank at the end', `${digestOf('a')} core-b `],
  ])('stops at %s, with file and line', (_what, line) => {
    const lists = { 'digests/core.txt': `${digestList('one', ['core-llvm'])}\n${line}\n` };
    const message = 'digests/core.txt:3: expected 64 hex digits, a space and an image name, found ';
    expect(read(lists)).toEqual({ problem: expect.stringContaining(message) });
  });

  it('stops at a name that is listed twice', () => {
    const list = `${digestList('one', ['core-a', 'core-b'])}${digestList('two', ['core-a'])}`;
    expect(read({ 'digests/core.txt': list })).toEqual({
      problem: 'digests/core.txt:3: core-a is listed twice, first at digests/core.txt:1',
    });
  });

  it('stops at a name in the list of another category', () => {
    expect(read({ 'digests/core.txt': digestList('one', ['core-a', 'user-b']) })).toEqual({
      problem: 'digests/core.txt:2: user-b does not start with core-',
    });
  });

  it('stops where there is nothing to read', () => {
    expect(read({})).toEqual({ problem: expect.stringContaining('is this a checkout of StageX?') });
    expect(read({ 'digests/extra.txt': '' })).toEqual({ problem: expect.stringContaining('digests/core.txt') });
    expect(read({ 'digests.txt': '\n' })).toEqual({ problem: 'digests.txt: no image is listed' });
  });
});
