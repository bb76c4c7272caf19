import { describe, expect, it } from 'vitest';
import { bundledCatalog } from './bundled.ts';
import { digestList, digestOf } from './import/testing/stagex.ts';
import { type GivenList, releaseFromLists } from './release-from-lists.ts';

const LISTS: Readonly<Record<string, string>> = {
  bootstrap: digestList('six', ['bootstrap-stage0']),
  core: digestList('six', ['core-bash', 'core-rust']),
  pallet: digestList('six', ['pallet-rust']),
  user: digestList('six', ['user-jq', 'user-new']),
};
const whole = Object.values(LISTS).join('');
const files = (lists: Readonly<Record<string, string>> = LISTS, folder = ''): GivenList[] =>
  Object.entries(lists).map(([category, text]) => ({ name: `${folder}${category}.txt`, text }));
const read = (lists: readonly GivenList[], id = '2026.06.0') => releaseFromLists(lists, id, bundledCatalog.releases);
const images = (lists: readonly GivenList[]) => {
  const result = read(lists);
  if ('problem' in result) throw new Error(result.problem);
  return Object.fromEntries(Object.entries(result.release.images).map(([name, { digest }]) => [name, digest]));
};
const NAMES = ['bootstrap-stage0', 'core-bash', 'core-rust', 'pallet-rust', 'user-jq', 'user-new'];
const DIGESTS = Object.fromEntries(NAMES.map((name) => [name, digestOf(`${name} six`)]));

describe('digest lists make a release', () => {
  it('with what the release before it tells, and nothing that no list says', () => {
    expect(read(files())).toEqual({
      release: {
        format: 1,
        kind: 'stagex-release',
        source: 'digest lists',
        id: '2026.06.0',
        date: null,
        commit: null,
        tagged: null,
        naming: 'category',
        toolchain: 'llvm',
        digests: 'manifest',
        images: Object.fromEntries(
          NAMES.map((name) => [name, { digest: DIGESTS[name], version: null, runtime: null }]),
        ),
      },
      notes: [],
    });
    // The releases around 2025.03 list indexes, and were built with GCC.
    expect(read(files(), '2025.03.1')).toMatchObject({ release: { toolchain: 'gnu', digests: 'index' } });
  });

  it('from files, wherever they are', () => {
    for (const folder of ['', 'digests/', '/home/me/stagex/digests/', 'C:\\stagex\\digests\\']) {
      expect(images(files(LISTS, folder))).toEqual(DIGESTS);
    }
  });

  it('from files whose names leave the category out, with CRLF line ends', () => {
    const bare = (category: string, text: string) => text.replaceAll(` ${category}-`, ' ').replaceAll('\n', '\r\n');
    const lists = Object.fromEntries(Object.entries(LISTS).map(([category, text]) => [category, bare(category, text)]));
    expect(images(files(lists))).toEqual(DIGESTS);
  });

  it('from one pasted text, several, or a file of any name', () => {
    expect(images([{ name: undefined, text: whole }])).toEqual(DIGESTS);
    expect(images(Object.values(LISTS).map((text) => ({ name: undefined, text })))).toEqual(DIGESTS);
    expect(images([{ name: 'all.txt', text: whole }])).toEqual(DIGESTS);
    const { core = '', ...others } = LISTS;
    expect(images([...files(others), { name: 'core (1).txt', text: core }])).toEqual(DIGESTS);
  });

  it('and files that are no list are left alone, which is said', () => {
    const extra = { name: 'digests/extra.txt', text: digestList('six', ['extra-thing']) };
    const note = 'was not read: it is not the list of a category that is known here';
    expect(read([...files(), extra, { name: 'README.md', text: '# StageX\n' }])).toMatchObject({
      notes: [`digests/extra.txt ${note}`, `README.md ${note}`],
    });
  });
});

describe('a mistake says what, where and what to do:', () => {
  const { core = '', user = '', ...some } = LISTS;
  it.each([
    ['an id with sx', files(), 'sx2026.06.0', '"sx2026.06.0" is no release; write it like 2026.06.0'],
    ['no id', files(), '', '"" is no release'],
    ['an id from before the categories', files(), '2024.11.1', '2024.11.1 is older than 2024.12.0'],
    ['nothing', [], undefined, 'there is no list of digests; give digests/*.txt of a StageX tag'],
    ['no list', [{ name: 'a.md', text: '' }], undefined, 'give digests/*.txt of a StageX tag; a.md was not read'],
    ['an empty text', [{ name: undefined, text: '' }], undefined, 'the pasted text: no image is listed'],
    [
      'one list alone',
      [{ name: 'core.txt', text: core }],
      undefined,
      'bootstrap.txt, pallet.txt, user.txt are missing; give all lists',
    ],
    ['a list missing', files({ ...some, core }), undefined, 'user.txt is missing; give all lists of the release'],
    ['an empty list', files({ ...some, core, user: '' }), undefined, 'user.txt is missing'],
    [
      'a list twice',
      [...files(), { name: 'digests/core.txt', text: core }],
      undefined,
      'core.txt and digests/core.txt are both the list of core',
    ],
    [
      'an image twice',
      [...files(), { name: undefined, text: user }],
      undefined,
      'the pasted text:1: user-jq is listed twice, first at user.txt:1',
    ],
    [
      'names without category',
      [{ name: undefined, text: `${whole}${digestOf('x')} bash\n` }],
      undefined,
      'bash begins with no category (bootstrap, core, pallet, user); give the files',
    ],
    [
      'a line of something else',
      [{ name: undefined, text: `${whole}sha256:00 core-x\n` }],
      undefined,
      'the pasted text:7: expected 64 hex digits, a space and an image name, found "sha256:00 core-x"',
    ],
    [
      'a name in the wrong file',
      files({ ...LISTS, core: `${core}${user}` }),
      undefined,
      'core.txt:3: user-jq does not start with core-',
    ],
    ['a text without end', [{ name: undefined, text: 'x'.repeat(2_000_000) }], undefined, 'too large for one release'],
  ] as const)('%s', (_what, lists, id, problem) => {
    expect(read(lists, id)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
