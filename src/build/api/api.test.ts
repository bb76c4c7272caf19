import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Declaration, readDeclaration, readExports } from './declarations.ts';
import { doors, modulePath } from './doors.ts';
import { formats } from './formats.ts';
import { docHtml } from './inline.ts';
import { readFields } from './schema.ts';

const found = new Map(doors.map(({ name, module }) => [name, readExports(modulePath(module))]));

describe('doors', () => {
  it('are all that the package lets in', () => {
    const file = new URL('../../../packages/migrator/package.json', import.meta.url);
    const { exports } = JSON.parse(readFileSync(file, 'utf8'));
    expect(doors.map(({ name }) => name)).toEqual(Object.keys(exports).map((path) => path.replace('.', 'restage')));
    expect(doors.map(({ module }) => `./src/${module}`)).toEqual(
      Object.values(exports as Record<string, { source: string }>).map(({ source }) => source),
    );
  });

  it.each(doors)('$name: what a program gets is what is read', async ({ name, module }) => {
    const declared = found.get(name)?.filter(({ kind }) => kind !== 'type');
    const exported = Object.keys(await import(modulePath(module)));
    expect(declared?.map((one) => one.name).sort()).toEqual(exported.sort());
  });

  it.each([...found])('%s: every export says what it is', (_, declarations) => {
    expect(declarations.filter(({ doc }) => doc.text === '').map(({ name }) => name)).toEqual([]);
  });

  it.each([...found])('%s: what a docstring says of parameters is about parameters', (_, declarations) => {
    const named = ({ signature, doc }: Declaration) => doc.params.filter(({ name }) => !signature.includes(`${name}`));
    expect(declarations.flatMap(named)).toEqual([]);
  });
});

describe('readDeclaration', () => {
  it('reads a function with what it takes, gives and throws', () => {
    const { kind, signature, doc } = readDeclaration(modulePath('index.ts'), 'migrate');
    expect(kind).toBe('function');
    expect(signature).toBe('function migrate(text: string, options?: MigrateOptions): Migration');
    expect(doc.params.map(({ name }) => name)).toEqual(['text', 'options']);
    expect(doc.throws).toMatch(/^RangeError for a value that an option/);
  });

  it('reads fields inside of fields, and methods', () => {
    const names = (type: string) => readDeclaration(modulePath('index.ts'), type).members.map(({ name }) => name);
    expect(names('Migration')).toEqual(
      expect.arrayContaining(['problem?', 'releases', 'releases.found', 'releases.own?']),
    );
    expect(names('Catalog')).toContain('identify(name: string, digest: string)');
  });

  it('says where nothing is', () => {
    expect(() => readDeclaration(modulePath('index.ts'), 'nothing')).toThrow(/has no nothing/);
  });
});

describe('readFields', () => {
  const fieldsOf = (name: keyof typeof formats) => readFields(formats[name]);

  it('reads names, kinds and comments of a link', () => {
    const fields = fieldsOf('link-2');
    expect(fields).toContainEqual({ name: 'release?', type: 'release', text: 'Target release.' });
    expect(fields.find(({ name }) => name === 'files[].path?')?.type).toBe('text, at most 255 characters');
    expect(fields.find(({ name }) => name === 'files')?.type).toBe('list of object, at most 50 of them');
  });

  it('reads what keys lead to', () => {
    const fields = fieldsOf('names');
    expect(fields.find(({ name }) => name === 'names.*.to')).toEqual({
      name: 'names.*.to',
      type: 'image name, or null',
      text: 'The name that carries on; null where nothing does.',
    });
  });

  it.each(Object.keys(formats) as (keyof typeof formats)[])('has fields for %s', (name) => {
    expect(fieldsOf(name).length).toBeGreaterThan(1);
    expect(fieldsOf(name).filter(({ type }) => /undefined|\[object/.test(type))).toEqual([]);
  });
});

describe('docHtml', () => {
  it.each([
    ['one `line`', 'one <code>line</code>'],
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['a <b>', 'a &lt;b&gt;'],
  ])('%j', (text, html) => {
    expect(docHtml(text)).toBe(html);
  });
});
