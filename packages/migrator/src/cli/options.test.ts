import { describe, expect, test } from 'vitest';
import { namedCatalogs, readArguments } from './options.ts';

const known = {
  releases: ['2024.02.0', '2024.03.0', '2025.08.0', '2025.10.0', '2026.01.0', '2026.03.0'],
  rules: ['update-image', 'pin-image', 'removed-image'],
};
const read = (...args: string[]) => readArguments(args, known);
const problems = (...args: string[]) => {
  const parsed = read(...args);
  return parsed.kind === 'wrong' ? parsed.problems : [];
};

test('nothing given: look for files, show the text report, everything else as the engine has it', () => {
  expect(read()).toEqual({
    kind: 'run',
    options: { files: [], action: 'show', print: 'text', migrate: {}, links: {} },
  });
});

test('the checklist is asked for', () => {
  expect(read('--checklist')).toMatchObject({ kind: 'run', options: { checklist: true } });
});

test('everything given', () => {
  const args =
    '--check --format json --release 2026.01.0 --level suggestion --only update-image,pin-image --only removed-image';
  const more =
    '--skip pin-image --tags keep --digests index --registry ghcr.io/acme/stagex/ --registry localhost:5000 a -- -b';
  expect(read(...args.split(' '), ...more.split(' '))).toEqual({
    kind: 'run',
    options: {
      files: ['a', '-b'],
      action: 'check',
      print: 'json',
      migrate: {
        release: '2026.01.0',
        level: 'suggestion',
        only: ['update-image', 'pin-image', 'removed-image'],
        skip: ['pin-image'],
        tags: 'keep',
        digests: 'index',
        registries: ['ghcr.io/acme/stagex', 'localhost:5000'],
      },
      links: {},
    },
  });
});

test('the site that Markdown links to', () => {
  expect(read('--format', 'markdown', '--site', 'https://restage.example/base')).toMatchObject({
    options: { print: 'markdown', links: { site: 'https://restage.example/base' } },
  });
});

test.each([
  [
    ['--catalog', 'a', 'Dockerfile', '--catalog=b', '--catalog', 'a'],
    ['a', 'b'],
  ],
  [['Dockerfile'], []],
  // Neither is a reason to read anything.
  [['--catalog', 'a', '--help'], []],
  [['--catalog', 'a', '--nope'], []],
])('the catalogs of %j', (args, catalogs) => {
  expect(namedCatalogs(args)).toEqual(catalogs);
});

test.each([
  [['--help', 'x'], 'help'],
  [['-h'], 'help'],
  [['--version'], 'version'],
  [['--rules'], 'rules'],
])('%j', (args, kind) => {
  expect(read(...args)).toEqual({ kind });
});

describe('a mistake says what is wrong and what there is instead', () => {
  test.each([
    [['--formt', 'json'], 'there is no option --formt; did you mean --format? --help lists the options'],
    [['--zzz'], 'there is no option --zzz; --help lists the options'],
    [['-x'], 'there is no option -x; --help lists the options'],
    [['--release'], "Option '--release <value>' argument missing"],
    [['--write=yes'], "Option '--write' does not take an argument"],
    [
      ['--release', '2026.05.0'],
      'release "2026.05.0" is not in the catalogue; the newest there are 2026.03.0, 2026.01.0, 2025.10.0, 2025.08.0, 2024.03.0',
    ],
    [['--level', 'all'], '--level "all" does not exist; choose safe or suggestion'],
    [['--format', 'sarif'], '--format "sarif" does not exist; choose text, json, markdown or commit'],
    [['--tags', ''], '--tags "" does not exist; choose auto, keep, version, release or none'],
    [['--digests', 'oci'], '--digests "oci" does not exist; choose listed or index'],
    [
      ['--only', 'update-images'],
      '--only: there is no rule "update-images"; did you mean update-image? --rules lists the rules',
    ],
    [['--skip', 'quux'], '--skip: there is no rule "quux"; --rules lists the rules'],
    [['--only', ','], '--only names no rule; --rules lists them'],
    [
      ['--registry', 'https://ghcr.io/acme'],
      '--registry "https://ghcr.io/acme" is not a path of images; write it as in ghcr.io/acme/stagex',
    ],
    [['--write', '--check'], '--write and --check exclude each other; choose one'],
    [['--diff', '--format', 'json'], '--diff and --format json exclude each other; choose one'],
    [['--diff', '--checklist'], '--checklist and --diff exclude each other; choose one'],
    [['--diff', '--format', 'commit'], '--diff and --format commit exclude each other; choose one'],
    [['--site', 'https://restage.example'], '--site is for --format markdown only; leave it out'],
    [
      ['--format', 'markdown', '--site', 'restage.example'],
      '--site "restage.example" is not an address; write it as in https://restage.example',
    ],
    [
      ['--format', 'markdown', '--site', 'https://'],
      '--site "https://" is not an address; write it as in https://restage.example',
    ],
    [['-', 'Dockerfile'], '"-" (standard input) cannot be mixed with files'],
    [
      ['-', '--write', '--diff'],
      'with "-", --write prints the new text, so --diff has no place to go; leave one of them out',
    ],
    [
      ['-', '--write', '--format=json'],
      'with "-", --write prints the new text, so --format json has no place to go; leave one of them out',
    ],
    [
      ['-', '--write', '--checklist'],
      'with "-", --write prints the new text, so --checklist has no place to go; leave one of them out',
    ],
    [
      ['-', '--write', '--format=markdown'],
      'with "-", --write prints the new text, so --format markdown has no place to go; leave one of them out',
    ],
    [[''], 'a file name is empty'],
  ])('%j', (args, problem) => {
    expect(problems(...args)).toEqual([problem]);
  });

  test('all mistakes are told at once', () => {
    expect(problems('--level', 'x', '--tags', 'y', '--release', 'z')).toHaveLength(3);
  });
});
