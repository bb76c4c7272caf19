import { bundledCatalog } from 'restage';
import { rules } from 'restage/engine';
import { describe, expect, it } from 'vitest';
import { notesOn } from './notes.ts';

const { knowledge } = bundledCatalog;

describe('notesOn', () => {
  it('tells what changed under a name, the newest first, with the rules that tell it', () => {
    const notes = notesOn('pallet-rust', knowledge);
    expect(notes.map(({ kind, releases }) => [kind, releases])).toEqual([
      ['changed', '2026.03.0'],
      ['changed', '2026.01.0'],
    ]);
    expect(notes[0]?.text).toContain('Before: Rust 1.91 with GCC in it. Since then: Rust 1.94 without GCC');
    expect(notes[0]?.rules).toContain('rust-libstdcxx');
    expect(notes[0]?.rules).not.toContain('changed-image');
  });

  it('tells where an image does not do its job, and what of that is inferred', () => {
    const [note] = notesOn('user-opentofu', knowledge);
    expect(note).toMatchObject({
      kind: 'broken',
      releases: '2026.01.0 to 2026.03.0',
      inferred: true,
      rules: ['broken-image'],
    });
  });

  it('names changed-image where no other rule tells of a use', () => {
    expect(notesOn('core-tcl', knowledge)[0]?.rules).toEqual(['changed-image']);
  });

  it('has nothing to say of most images', () => {
    expect(notesOn('core-curl', knowledge)).toEqual([]);
  });

  it('names rules that there are', () => {
    const names = new Set(rules.map(({ name }) => name));
    const images = [...knowledge.broken, ...knowledge.changed].map(({ image }) => image);
    const named = images.flatMap((image) => notesOn(image, knowledge)).flatMap((note) => note.rules);
    expect(named.filter((rule) => !names.has(rule))).toEqual([]);
  });
});
