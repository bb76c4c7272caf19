import { bundledCatalog as catalog } from 'restage';
import { describe, expect, it } from 'vitest';
import { type Instruction, settingsOf } from './settings.ts';

const valuesOf = (name: string, instruction: Instruction) =>
  settingsOf(catalog.history(name)).find((setting) => setting.instruction === instruction)?.values;

describe('settingsOf', () => {
  it('tells since when an image sets its user', () => {
    const users = valuesOf('core-filesystem', 'USER')?.map(({ text, releases }) => [text, releases[0]]);
    expect(users).toEqual([
      ['1000:1000', '2026.01.0'],
      [null, '2025.08.0'],
      ['1000:1000', '2024.12.0'],
    ]);
  });

  it('writes commands as a Dockerfile does', () => {
    expect(valuesOf('pallet-rust', 'SHELL')?.[0]).toMatchObject({ text: '["/bin/sh", "-l", "-c"]', unknown: [] });
    expect(valuesOf('pallet-rust', 'ENTRYPOINT')).toMatchObject([{ text: '["/usr/bin/cargo"]' }]);
  });

  it('names the variables whose values are not known', () => {
    const [newest] = valuesOf('core-filesystem', 'ENV') ?? [];
    expect(newest?.text).toBe('TZ=UTC LANG=C.UTF-8 LC_ALL=C USER=user HOME=/home/user');
    expect(newest?.unknown).toEqual(['PS1', 'PATH']);
  });

  it('says of user, entrypoint and shell that they are not set, and of nothing else', () => {
    const setting = settingsOf(catalog.history('pallet-clang')).map(({ instruction }) => instruction);
    expect(setting.slice(0, 3)).toEqual(['USER', 'ENTRYPOINT', 'SHELL']);
    expect(setting).not.toContain('CMD');
    expect(valuesOf('pallet-clang', 'USER')).toMatchObject([{ text: null }]);
  });

  it('quotes values with blanks', () => {
    const env = valuesOf('bootstrap-stage3', 'ENV')?.map(({ text }) => text);
    expect(env?.some((text) => text?.includes('PS1="stage3 $ "'))).toBe(true);
  });

  it('knows nothing of releases that nothing is known of', () => {
    const history = catalog.history('core-curl').map((image) => ({ ...image, runtime: null }));
    expect(settingsOf(history)).toEqual([]);
  });
});
