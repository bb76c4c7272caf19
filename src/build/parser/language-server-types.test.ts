import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import * as ours from './language-server-types.ts';

const parser = createRequire(import.meta.url).resolve('dockerfile-ast');
const theirs: typeof ours = createRequire(parser)('vscode-languageserver-types');

it('has every function that dockerfile-ast calls', () => {
  const folder = dirname(parser);
  const called = globSync('**/*.js', { cwd: folder }).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const [, name] = /(\w+) = require\("vscode-languageserver-types"\)/.exec(source) ?? [];
    return name === undefined
      ? []
      : [...source.matchAll(new RegExp(`\\b${name}\\.([\\w.]+)`, 'g'))].map(([, call]) => call);
  });
  expect([...new Set(called)].sort()).toEqual(
    Object.entries(ours)
      .flatMap(([name, functions]) => Object.keys(functions).map((call) => `${name}.${call}`))
      .sort(),
  );
});

it('makes the same positions', () => {
  expect(ours.Position.create(3, 14)).toEqual(theirs.Position.create(3, 14));
});

const start = { line: 1, character: 2 };
const end = { line: 3, character: 4 };

it.each([
  [1, 2, 3, 4],
  [0, 0, 2 ** 31 - 1, 0],
  [start, end],
])('makes the same range of %j', (...given) => {
  expect(ours.Range.create(...given)).toEqual(theirs.Range.create(...given));
});

it.each([
  [1, 2, 3],
  [1, 2, 3, -1],
  [1, 2, 3, Number.NaN],
  [1, 2, 3, 2 ** 31],
  [start],
  [start, { line: -1, character: 0 }],
  [start, null],
  [undefined, end],
])('refuses %j as the package does', (...given) => {
  expect(() => theirs.Range.create(...given)).toThrow();
  expect(() => ours.Range.create(...given)).toThrow();
});
