import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts.ts';

function run(script: string) {
  const shell = factsOf(`FROM scratch\nRUN ${script}\n`).instructions[1]?.shell;
  if (!shell) throw new Error('no RUN');
  return shell;
}

describe('variables that a script gives a value', () => {
  test.each([
    ['A=1; echo $A', ['A']],
    ['A=1 make', ['A']],
    ['export A=1 B', ['A']],
    ['for a in 1 2; do echo $a; done', ['a']],
    ['echo 1 2 | while read -r a b; do echo $a; done', ['a', 'b']],
    [`echo \${A:=1} \${B:-2}`, ['A']],
    ['echo export A=1', []],
  ])('%s', (script, names) => {
    expect([...run(script).assigned].toSorted()).toEqual(names);
  });
});

describe('scripts for another shell', () => {
  const programs = (script: string) => run(script).commands.map(({ name, isChild }) => [name?.value, isChild]);

  test('the script of the RUN itself is not one', () => {
    expect(programs('<<EOF\nmake\nEOF')).toEqual([['make', false]]);
  });

  test('a script that a shell reads is one', () => {
    expect(programs('bash <<EOF\nmake\nEOF')).toEqual([
      ['bash', false],
      ['make', true],
    ]);
  });

  test('a script that names its interpreter is one', () => {
    expect(programs('<<EOF\n#!/bin/sh\nmake\nEOF')).toEqual([['make', true]]);
  });

  test('variables belong to the shell that expands them', () => {
    const variables = (script: string) => run(script).variables.map(({ name, isChild }) => [name, isChild]);
    expect(variables('bash <<EOF\necho $A\nEOF')).toEqual([['A', false]]);
    expect(variables("bash <<'EOF'\necho $A\nEOF")).toEqual([['A', true]]);
    expect(variables("cat <<'EOF' > file\n$A\nEOF")).toEqual([]);
  });
});
