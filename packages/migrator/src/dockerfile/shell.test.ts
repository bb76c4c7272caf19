import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts.ts';
import type { Output } from './shell.ts';

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

describe('where the output of a command goes', () => {
  const show = (output: Output): string =>
    typeof output === 'string' ? output : `${output.name?.value ?? 'assignment'}, ${show(output.output)}`;

  test.each([
    ['date', ['date: log']],
    ['date > /stamp', ['date: file']],
    ['date >> /stamp 2>&1', ['date: file']],
    ['date 2> /errors', ['date: log']],
    ['date > /dev/null', ['date: log']],
    ['date >&2', ['date: log']],
    ['curl u | gunzip | sh', ['curl: gunzip, sh, log', 'gunzip: sh, log', 'sh: log']],
    ['bash <(curl u)', ['bash: log', 'curl: bash, log']],
    ['echo "at $(date)" > /stamp', ['echo: file', 'date: echo, file']],
    ['A=$(date)', ['assignment: log', 'date: assignment, log']],
    ['{ date; uname -a; } > /stamp', ['date: file', 'uname: file']],
    ['(date) | tee /stamp', ['date: tee, log', 'tee: log']],
    ['date | while read -r a; do b; done', ['date: log', 'read: log', 'b: log']],
    ['bash <<EOF > /stamp\ndate\nEOF', ['bash: file', 'date: file']],
    ['<<EOF\necho $(date)\nEOF', ['echo: log', 'date: echo, log']],
  ])('%j', (script, expected) => {
    const found = run(script).commands.map(({ name, output }) => `${name?.value ?? 'assignment'}: ${show(output)}`);
    expect(found).toEqual(expected);
  });
});
