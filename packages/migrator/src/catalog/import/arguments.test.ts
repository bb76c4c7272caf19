import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

describe('readArguments', () => {
  const read = (...args: readonly string[]) => readArguments(args, '/the/catalogue');

  it('reads the checkout that is checked out by default', () => {
    expect(read('../stagex')).toEqual({ checkout: '../stagex', requests: [], settings: {}, folder: '/the/catalogue' });
  });

  it('reads releases, by tag and by commit, and settings', () => {
    const args = [
      '--release',
      '2026.05.0',
      '--release=2024.11.0@8cd3391d',
      '--toolchain',
      'llvm',
      '--digests',
      'index',
    ];
    expect(read('stagex', ...args, '--data', 'elsewhere')).toEqual({
      checkout: 'stagex',
      requests: [
        { id: '2026.05.0', commit: undefined },
        { id: '2024.11.0', commit: '8cd3391d' },
      ],
      settings: { toolchain: 'llvm', digests: 'index' },
      folder: 'elsewhere',
    });
  });

  it('knows when help is wanted', () => {
    expect(read('--help')).toBe('help');
    expect(read('stagex', '-h', '--release', 'x')).toBe('help');
  });

  it.each([
    [[], 'Name one folder'],
    [[''], 'Name one folder'],
    [['one', 'two'], 'Name one folder'],
    [['stagex', '--relase', '2024.09.0'], "Unknown option '--relase'; --help lists the options"],
    [['stagex', '--release'], '--help lists the options'],
    [['stagex', '--release', 'main'], 'expected something like 2026.05.0'],
    [['stagex', '--release', 'sx2026.05.0'], 'expected something like 2026.05.0'],
    [['stagex', '--release=--upload-pack=x'], 'expected something like 2026.05.0'],
    [['stagex', '--release', '2026.05.0@HEAD'], 'expected something like 2026.05.0'],
    [['stagex', '--release', '2026.05.0@--all'], 'expected something like 2026.05.0'],
    [['stagex', '--toolchain', 'clang'], '--toolchain "clang": choose gnu or llvm'],
    [['stagex', '--digests', 'list'], '--digests "list": choose manifest or index'],
  ])('refuses %j', (args, message) => {
    expect(read(...args)).toEqual({ problem: expect.stringContaining(message) });
  });
});
