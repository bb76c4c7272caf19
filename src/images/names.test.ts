import { bundledFiles, bundledCatalog as catalog } from 'restage';
import { describe, expect, it } from 'vitest';
import { categoryOf, containersOf, predecessorsOf } from './names.ts';

describe('predecessorsOf', () => {
  const of = (name: string) => predecessorsOf(name, bundledFiles.names, catalog);

  it('has the flat name of 2024', () => {
    expect(of('core-curl')).toEqual([{ name: 'curl', automatic: true, last: '2024.11.0' }]);
  });

  it('has names that moved and names that ended, those that became it first', () => {
    expect(of('core-llvm').map(({ name, automatic }) => [name, automatic])).toEqual([
      ['llvm', true],
      ['core-llvm13', false],
      ['core-llvm16', false],
      ['core-llvm17', false],
      ['core-llvm19', false],
    ]);
  });

  it('does not have an image that was gone for a while', () => {
    expect(of('user-libdrm').map(({ name }) => name)).not.toContain('user-libdrm');
  });
});

describe('categoryOf', () => {
  it('is what a name begins with', () => {
    expect(['core-curl', 'pallet-rust', 'bootstrap-stage3', 'user-jq', 'rust', 'users'].map(categoryOf)).toEqual([
      'core',
      'pallet',
      'bootstrap',
      'user',
      undefined,
      undefined,
    ]);
  });
});

it('finds the images that hold another one in the newest release', () => {
  expect(containersOf('core-curl', catalog)).toEqual(['pallet-rust']);
  expect(containersOf('core-gcc', catalog)).toEqual(['pallet-gcc']);
});
