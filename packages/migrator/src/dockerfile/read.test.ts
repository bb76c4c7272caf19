import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Range } from '../range.ts';
import { factsOf } from '../testing/facts.ts';
import { proof, timeout } from '../testing/proof.ts';
import { soup } from '../testing/soup.ts';
import { type Instruction, lookupArg, lookupEnv } from './dockerfile.ts';
import { readDockerfile } from './read.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const written = ({ range }: Instruction, text: string) => text.slice(range.start, range.end);

describe('instructions', () => {
  test('have upper-case keywords and their whole text', () => {
    const text = '# a\nfrom b\nRun c \\\n# d\n  e\n\ncopy <<F /f\nf\nF\nFOO bar';
    const { instructions } = factsOf(text);
    expect(instructions.map((instruction) => [instruction.keyword, written(instruction, text)])).toEqual([
      ['FROM', 'from b'],
      ['RUN', 'Run c \\\n# d\n  e'],
      ['COPY', 'copy <<F /f\nf\nF'],
      ['FOO', 'FOO bar'],
    ]);
  });

  test('words leave out flags, comments and heredocs, and stand where they are written', () => {
    const text = 'FROM a\nCOPY --link \\\n # x \\y\n b\\\nc \\\n --d <<E /f\nx\nE';
    const words = factsOf(text).instructions[1]?.words ?? [];
    expect(words.map((word) => [word.text, text.slice(word.start, word.end)])).toEqual([
      ['bc', 'b\\\nc'],
      ['--d', '--d'],
      ['<<E', '<<E'],
      ['/f', '/f'],
    ]);
  });

  test('a comment with a backslash in a continued RUN', () => {
    const { instructions } = factsOf('FROM a\nRUN \\\n # a \\ b \\n\n c d');
    expect(instructions[1]?.words.map(({ text }) => text)).toEqual(['c', 'd']);
  });

  test('ONBUILD is followed by its trigger', () => {
    const text = 'FROM a\nONBUILD \\\n USER b';
    expect(factsOf(text).instructions.map(({ keyword, onbuild, range }) => [keyword, onbuild, range.start])).toEqual([
      ['FROM', false, 0],
      ['ONBUILD', false, 7],
      ['USER', true, 18],
    ]);
  });

  test.each([
    ['CMD ["a", "b c"]', ['a', 'b c']],
    ['ENTRYPOINT []', []],
    ['SHELL [ "/bin/sh" , "-c" ]', ['/bin/sh', '-c']],
    ['RUN --network=none ["a"]', ['a']],
    ['CMD a b', undefined],
    ['CMD ["a"', undefined],
    ['USER ["a"]', undefined],
    ['CMD ["a", 1]', undefined],
    ['CMD ["\\u0041\\n"]', ['A\n']],
    ['RUN ["a", \\\n "b"]', ['a', 'b']],
  ])('%s', (line, json) => {
    expect(factsOf(line).instructions[0]?.json).toEqual(json);
  });
});

describe('variables of ENV and ARG', () => {
  test.each([
    ['ENV A=b', [['A', 'b', 'b']]],
    [
      'ENV A=b C=d',
      [
        ['A', 'b', 'b'],
        ['C', 'd', 'd'],
      ],
    ],
    [
      'ENV A=b \\\n  # C=d\n  E=f',
      [
        ['A', 'b', 'b'],
        ['E', 'f', 'f'],
      ],
    ],
    [
      'ENV A="b c" D=\'e f\'',
      [
        ['A', 'b c', '"b c"'],
        ['D', 'e f', "'e f'"],
      ],
    ],
    [
      'ENV A=b\\ c D=e',
      [
        ['A', 'b c', 'b\\ c'],
        ['D', 'e', 'e'],
      ],
    ],
    ['ENV A="b \\\n c"', [['A', 'b  c', '"b \\\n c"']]],
    ['ENV A b c', [['A', 'b c', 'b c']]],
    ['ENV A=', [['A', '', '']]],
    ['ENV A="$A b"', [['A', '$A b', '"$A b"']]],
    ['ENV A=b=c', [['A', 'b=c', 'b=c']]],
    ['ARG A', [['A', undefined, undefined]]],
    [
      'ARG A=b C D="e"',
      [
        ['A', 'b', 'b'],
        ['C', undefined, undefined],
        ['D', 'e', '"e"'],
      ],
    ],
    [
      '# escape=`\nENV A=b` c `\n  D=e',
      [
        ['A', 'b c', 'b` c'],
        ['D', 'e', 'e'],
      ],
    ],
    ['LABEL a=b', []],
    ['ENV', []],
  ])('%s', (text, expected) => {
    const { instructions } = factsOf(text);
    const variables = instructions[0]?.variables ?? [];
    expect(variables.map(({ name, raw, value }) => [name, value, raw?.text])).toEqual(expected);
    for (const { raw } of variables) if (raw) expect(text.slice(raw.start, raw.end)).toBe(raw.text);
  });
});

describe('what holds at an instruction', () => {
  const text = [
    'ARG G=1',
    'FROM base AS a',
    'USER one',
    'ENV X=1 Y=2',
    'RUN first',
    'ENV X=3',
    'WORKDIR /w',
    'SHELL ["/bin/bash"]',
    'FROM a AS b',
    'RUN second',
    'ONBUILD USER never',
    'USER two',
    'FROM b AS c',
    'RUN third',
    'FROM other AS d',
    'RUN fourth',
  ].join('\n');
  const dockerfile = factsOf(text);
  const state = (run: string) => {
    const found = dockerfile.instructions.find((instruction) => written(instruction, text) === `RUN ${run}`)?.state;
    if (!found) throw new Error(run);
    const word = (instruction: Instruction | undefined) => instruction?.words[0]?.text;
    return {
      user: word(found.user),
      workdir: word(found.workdir),
      shell: found.shell?.json,
      x: lookupEnv(found, 'X')?.variable.value,
      y: lookupEnv(found, 'Y')?.variable.value,
    };
  };
  const nothing = { user: undefined, workdir: undefined, shell: undefined, x: undefined, y: undefined };

  test('is what stands above it', () => {
    expect(state('first')).toEqual({ ...nothing, user: 'one', x: '1', y: '2' });
  });

  test('comes from the stages it is built on, as they are at their end', () => {
    const first = { user: 'one', workdir: '/w', shell: ['/bin/bash'], x: '3', y: '2' };
    expect(state('second')).toEqual(first);
    expect(state('third')).toEqual({ ...first, user: 'two' });
  });

  test('is nothing in a stage built on something else', () => {
    expect(state('fourth')).toEqual(nothing);
    expect(
      lookupEnv(dockerfile.stages[0]?.from.state ?? { ...nothing, env: undefined, args: undefined }, 'G'),
    ).toBeUndefined();
  });

  test('holds the ARGs of the stage and of those it is built on, without those above FROM', () => {
    const { stages } = factsOf('ARG A=0\nFROM one AS a\nARG B=1\nFROM a\nARG C\nFROM b');
    const args = (index: number) =>
      ['A', 'B', 'C'].map((name) => stages[index] && lookupArg(stages[index].state, name)?.variable);
    expect(args(1)).toMatchObject([undefined, { value: '1' }, { value: undefined }]);
    expect(args(2)).toEqual([undefined, undefined, undefined]);
  });

  test('knows the root of every stage, and the stages of every root', () => {
    const [a, b, c, d] = dockerfile.stages;
    expect([a, b, c, d].map((stage) => stage?.root)).toEqual([a?.base, a?.base, a?.base, d?.base]);
    expect(a && dockerfile.stagesBuiltOn(a.base)).toEqual([a, b, c]);
    expect(d && dockerfile.stagesBuiltOn(d.base)).toEqual([d]);
    expect(b && dockerfile.stagesBuiltOn(b.base)).toEqual([]);
  });
});

describe('a carriage return without a line feed', () => {
  test.each(['FROM a\rRUN b', 'FROM a\r', 'FROM a\n\rRUN b', 'FROM a\r\r\nRUN b'])('%j is a problem', (text) => {
    expect(readDockerfile(text)).toMatchObject({ problem: expect.stringContaining('carriage return') });
  });
});

test('needs no Buffer, which browsers do not have', () => {
  vi.stubGlobal('Buffer', undefined);
  const read = readDockerfile('\uFEFFFROM stagex/core-curl AS a\nENV A=b');
  expect('problem' in read ? read.problem : read.stages[0]?.name?.text).toBe('a');
});

test('reads any text, or says why not', { timeout }, () => {
  fc.assert(
    fc.property(soup, (text) => {
      const dockerfile = readDockerfile(text);
      if ('problem' in dockerfile) {
        expect(text).toMatch(/\r(?!\n)/);
        return;
      }
      const isInside = ({ end, start }: Range) => 0 <= start && start <= end && end <= text.length;
      let last = 0;
      for (const { flags, json, onbuild, range, shell, variables, words } of dockerfile.instructions) {
        expect(onbuild || range.start >= last).toBe(true);
        last = range.end;
        const parts = [range, ...words, ...flags, ...flags.flatMap(({ value }) => value ?? [])];
        const read = [...variables.flatMap(({ raw }) => raw ?? []), ...shell.commands.map((command) => command.range)];
        for (const part of [...parts, ...read]) {
          expect(isInside(part) && part.start >= range.start && part.end <= range.end).toBe(true);
        }
        expect(json?.every((string) => typeof string === 'string')).not.toBe(false);
      }
      for (const part of [...dockerfile.images.map((use) => use.range), ...dockerfile.comments]) {
        expect(isInside(part)).toBe(true);
      }
      for (const comment of dockerfile.comments) expect(text.slice(comment.start, comment.end)).toBe(comment.text);
    }),
    proof(5000),
  );
});
