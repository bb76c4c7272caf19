import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts.ts';
import { unmark } from '../testing/marked.ts';
import type { ImageUse } from './dockerfile.ts';

const HEX = '9c38bf1066dd9ad1b6a6b584974dd798c2bf798985bf82e58024fbe0515592ca';
const PIN = `stagex/pallet-rust:1.88.0@sha256:${HEX}`;

/** `from image`, `copy stage 0`; an image that may not be edited is `fixed`. */
function describeUse({ position, source }: ImageUse): string {
  switch (source.kind) {
    case 'stage':
      return `${position} stage ${source.stage}`;
    case 'image':
      return `${position} ${source.editable ? 'image' : 'fixed image'}`;
    default:
      return `${position} ${source.kind}`;
  }
}

/** Every mark is the range of one use, in the order of the text. */
function expectUses(marked: string, expected: readonly string[]): readonly ImageUse[] {
  const { ranges, text } = unmark(marked);
  const { images } = factsOf(text);
  expect(images.map(describeUse)).toEqual(expected);
  expect(images.map(({ range }) => range)).toEqual(ranges);
  for (const { range, source } of images) {
    if (source.kind !== 'image' || !source.editable) continue;
    const { digest, name, tag } = source.reference;
    expect(text.slice(range.start, range.end)).toBe(source.reference.text);
    for (const part of [name, tag, digest]) {
      if (part) expect(text.slice(part.start, part.end)).toBe(part.text);
    }
  }
  return images;
}

type Case = [string, string, ...string[]];
const run = (_: string, marked: string, ...expected: string[]) => {
  expectUses(marked, expected);
};

describe('FROM', () => {
  const cases: Case[] = [
    ['bare', 'FROM «stagex/core-curl»', 'from image'],
    ['tag and digest', `FROM «${PIN}» AS rust\n`, 'from image'],
    ['registry with a port', `FROM «localhost:5000/${PIN}»\n`, 'from image'],
    ['platform', `FROM --platform=linux/amd64 «${PIN}» AS rust`, 'from image'],
    ['platform from a variable', `FROM --platform=$BUILDPLATFORM «${PIN}» AS rust`, 'from image'],
    ['any case', `from «${PIN}» as rust\nFrOm «RUST» aS x`, 'from image', 'from stage 0'],
    ['blanks', ` \tFROM \t «${PIN}» \t AS \t rust \t \n`, 'from image'],
    ['CRLF', `FROM «${PIN}» \r\nFROM «${PIN}»\r\n`, 'from image', 'from image'],
    ['byte order mark', `\uFEFFFROM «${PIN}»`, 'from image'],
    ['non-ASCII before it', `# é 👋 ‹›\nFROM «${PIN}» AS é\n`, 'from image'],
    ['continued', `FROM \\\n  --platform=linux/amd64 \\\n  # why\n  «${PIN}» \\\n  AS rust`, 'from image'],
    ['continued keyword', `FR\\\nOM «${PIN}»`, 'from image'],
    ['continued with a backtick', `# escape=\`\nFROM \`\r\n «${PIN}» \`\n AS rust`, 'from image'],
    ['quoted', `FROM "«${PIN}»" AS rust\nFROM '«alpine»'`, 'from image', 'from image'],
    ['split inside', 'FROM «stagex/\\\ncore-curl»', 'from fixed image'],
    ['scratch', 'FROM «scratch»\nFROM «SCRATCH» AS x', 'from scratch', 'from scratch'],
    ['nothing', 'FROM«»', 'from variable'],
    ['nothing but a flag', 'FROM --platform=linux/amd64«»', 'from variable'],
    ['an escape inside', 'FROM «stagex/\\core-curl»', 'from fixed image'],
    ['a tag from a variable', `FROM «stagex/pallet-rust:\${V}» AS a\nFROM «$X/b»`, 'from variable', 'from variable'],
  ];
  test.each(cases)('%s', run);
});

describe('name, tag and digest', () => {
  test.each([
    ['docker.io/stagex/core-curl', 'docker.io/stagex/core-curl', undefined, undefined],
    ['stagex/core-curl:8.1', 'stagex/core-curl', '8.1', undefined],
    [`stagex/core-curl@sha256:${HEX}`, 'stagex/core-curl', undefined, `sha256:${HEX}`],
    [`a.b:5/stagex/core-curl:sx1@sha256:${HEX}`, 'a.b:5/stagex/core-curl', 'sx1', `sha256:${HEX}`],
  ])('%s', (reference, ...parts) => {
    for (const position of ['FROM ', 'FROM scratch\nCOPY --from=', 'FROM scratch\nRUN --mount=type=bind,from=']) {
      const use = factsOf(`${position}${reference}`).images.at(-1);
      const found = use?.source.kind === 'image' ? use.source.reference : undefined;
      expect([found?.name.text, found?.tag?.text, found?.digest?.text]).toEqual(parts);
    }
  });
});

describe('a stage of the file', () => {
  const cases: Case[] = [
    ['by its name', 'FROM «a» AS x\nFROM «x»', 'from image', 'from stage 0'],
    ['whatever the case', 'FROM «a» AS Build\nCOPY --from=«bUILD» . .', 'from image', 'copy stage 0'],
    [
      'an alias of an alias',
      'FROM «a» AS x\nFROM «x» AS y\nFROM «y» AS z',
      'from image',
      'from stage 0',
      'from stage 1',
    ],
    [
      'FROM sees the stages above only',
      'FROM «x» AS y\nFROM «a» AS x\nFROM «x»',
      'from image',
      'from image',
      'from stage 1',
    ],
    ['its own name is an image', 'FROM «x» AS x', 'from image'],
    [
      'COPY sees all stages',
      'FROM «a»\nCOPY --from=«x» . .\nFROM «b» AS x',
      'from image',
      'copy stage 1',
      'from image',
    ],
    [
      'FROM takes the latest of two',
      'FROM «a» AS x\nFROM «b» AS x\nFROM «x»',
      'from image',
      'from image',
      'from stage 1',
    ],
    [
      'COPY takes the last of two',
      'FROM «a» AS x\nCOPY --from=«x» . .\nFROM «b» AS x',
      'from image',
      'copy stage 1',
      'from image',
    ],
    [
      'COPY counts from 0',
      'FROM «a»\nFROM «b»\nCOPY --from=«0» . .\nCOPY --from=«1» . .',
      'from image',
      'from image',
      'copy stage 0',
      'copy stage 1',
    ],
    ['COPY of no stage', 'FROM «a»\nCOPY --from=«7» . .', 'from image', 'copy image'],
    ['a mount does not count', 'FROM «a»\nRUN --mount=from=«0» b', 'from image', 'mount image'],
    ['a mount names', 'FROM «a» AS x\nRUN --mount=from=«x» b', 'from image', 'mount stage 0'],
    ['one that is named scratch', 'FROM «a» AS scratch\nFROM «scratch»', 'from image', 'from stage 0'],
    ['AS without a name names nothing', 'FROM «a» AS\nFROM «as»', 'from image', 'from image'],
    ['a build context looks like an image', 'FROM «a»\nCOPY --from=«source» . .', 'from image', 'copy image'],
  ];
  test.each(cases)('%s', run);
});

describe('COPY and ADD', () => {
  const copy = (name: string, marked: string, ...expected: string[]): Case => [
    name,
    `FROM «a»\n${marked}`,
    'from image',
    ...expected,
  ];
  test.each([
    copy('first', `COPY --from=«${PIN}» . /`, 'copy image'),
    copy('after other flags', `COPY --link --chown=1:1 --from=«${PIN}» . /`, 'copy image'),
    copy('before other flags', `COPY --from=«${PIN}» --link . /`, 'copy image'),
    copy('ADD', `ADD --from=«${PIN}» . /`, 'add image'),
    copy('lower case', `copy --from=«${PIN}» . /`, 'copy image'),
    copy('quoted', `COPY --from="«${PIN}»" . /`, 'copy image'),
    copy('quoted in part', 'COPY --from=«stagex/"core-curl"» . /'.replace('"»', '»"'), 'copy fixed image'),
    copy('exec form', `COPY --from=«${PIN}» [".", "/"]`, 'copy image'),
    copy('continued', `COPY --link \\\n # --from=stagex/no\\\n --from=«${PIN}» \\\r\n . /`, 'copy image'),
    copy('with a heredoc', `COPY --from=«${PIN}» <<EOF /x\n--from=stagex/no\nEOF`, 'copy image'),
    copy('a variable', `COPY --from=«$X» . /\nCOPY --from=«\${Y}» . /`, 'copy variable', 'copy variable'),
    copy('scratch', 'COPY --from=«scratch» . /', 'copy scratch'),
    copy('nothing', 'COPY --from= . /'),
    copy('not a flag any more', 'COPY a --from=stagex/no /'),
    copy('not a flag after a word with dashes', 'COPY a--b --from=stagex/no /'),
    copy('not a flag of another name', 'COPY --FROM=stagex/no --from-x=stagex/no . /'),
    copy('not a flag of another instruction', 'LABEL --from=stagex/no\nCMD --from=stagex/no'),
  ])('%s', run);
});

describe('RUN --mount', () => {
  const mount = (name: string, marked: string, ...expected: string[]): Case => [
    name,
    `FROM «a»\n${marked}`,
    'from image',
    ...expected,
  ];
  test.each([
    mount('last field', `RUN --mount=type=bind,target=/x,from=«${PIN}» b`, 'mount image'),
    mount('first field', `RUN --mount=from=«${PIN}»,target=/x b`, 'mount image'),
    mount('any case', `run --mount=type=bind,FROM=«${PIN}» b`, 'mount image'),
    mount('several', `RUN --mount=from=«${PIN}» --network=none --mount=from=«b» c`, 'mount image', 'mount image'),
    mount(
      'over lines',
      `RUN --mount=from=«${PIN}» \\\n  --mount=type=cache,target=/c \\\n # no\\\n  --mount=from=«b» c`,
      'mount image',
      'mount image',
    ),
    mount('fields over lines', `RUN --mount=type=bind,\\\ntarget=/x,\\\nfrom=«${PIN}» b`, 'mount image'),
    mount('quoted field', `RUN --mount=type=bind,"from=«${PIN}»" b`, 'mount image'),
    mount('quoted value', `RUN --mount=type=bind,from="«${PIN}»" b`, 'mount image'),
    mount('quoted as a whole', `RUN --mount="type=bind,from=«${PIN}»" b`, 'mount image'),
    mount('after quoted blanks', `RUN --mount=type=cache,target="/a b" --mount=from=«${PIN}» b`, 'mount image'),
    mount('a variable', 'RUN --mount=from=«$X» b', 'mount variable'),
    mount('exec form', `RUN --mount=from=«${PIN}» ["b"]`, 'mount image'),
    mount('heredoc', `RUN --mount=from=«${PIN}» <<EOF\n--mount=from=stagex/no\nEOF`, 'mount image'),
    mount('other sources', 'RUN --mount=type=secret,id=from=stagex/no --mount=target=from b'),
    mount('nothing', 'RUN --mount=from= --mount=from --mount b'),
    mount('in the script', 'RUN x --mount=from=stagex/no'),
    mount('in the script after a word with dashes', 'RUN x--y --mount=from=stagex/no'),
    mount('no COPY flag', 'RUN --from=stagex/no b\nCOPY --mount=from=stagex/no a b'),
  ])('%s', run);
});

describe('the default of an ARG', () => {
  const cases: Case[] = [
    ['$X', `ARG X=«${PIN}»\nFROM $X`, 'from image'],
    [`\${X}`, `ARG X=«${PIN}»\nFROM \${X} AS y`, 'from image'],
    ['quoted', `ARG X="«${PIN}»"\nFROM "$X"`, 'from image'],
    [`\${X:-default} of an ARG with a value`, `ARG X=«${PIN}»\nFROM \${X:-stagex/no}`, 'from image'],
    [`\${X:-default} of an ARG without`, `ARG X\nFROM \${X:-«${PIN}»}`, 'from image'],
    [`\${X-default} without an ARG`, `FROM \${X-«${PIN}»}`, 'from image'],
    ['several in one ARG', `ARG A=1 X=«${PIN}» B\nFROM $X`, 'from image'],
    ['continued', `ARG A=1 \\\n  X=«${PIN}»\nFROM $X`, 'from image'],
    ['the last one', `ARG X=stagex/no\nARG X=«${PIN}»\nFROM $X`, 'from image'],
    ['one that is declared again without a value', `ARG X=«${PIN}»\nARG X\nFROM $X`, 'from image'],
    ['used twice is one place', `ARG X=«${PIN}»\nFROM $X AS a\nFROM $X AS b`, 'from image'],
    ['a stage', 'FROM «a» AS x\nFROM «b»\n', 'from image', 'from image'],
    ['another variable', 'ARG V=1\nARG X=«stagex/pallet-rust:$V»\nFROM $X', 'from variable'],
    ['two variables without values', 'ARG X stagex/no\nFROM «$X»', 'from variable'],
    ['after the first FROM it is no default', 'FROM «a»\nARG X=stagex/no\nFROM «$X»', 'from image', 'from variable'],
    ['in the middle', 'ARG X=rust\nFROM «stagex/pallet-$X»', 'from variable'],
    ['an alternative', `ARG X=1\nFROM «\${X:+stagex/no}»`, 'from variable'],
    ['not used', `ARG X=${PIN}\nFROM «a»`, 'from image'],
  ];
  test.each(cases)('%s', run);

  test('belongs to the FROM that uses it', () => {
    const { images, stages } = factsOf(`ARG X=${PIN}\nFROM $X AS a\nFROM $X AS b`);
    expect(images[0]?.instruction).toBe(stages[0]?.from);
    expect(images[0] && [...factsOf(`ARG X=${PIN}\nFROM $X\nFROM $X`).stages].map(({ base }) => base.range)).toEqual([
      images[0]?.range,
      images[0]?.range,
    ]);
  });

  test('may be the name of a stage', () => {
    expectUses('ARG X=«base»\nFROM «a» AS base\nFROM $X', ['from stage 0', 'from image']);
  });
});

describe('ONBUILD', () => {
  const cases: Case[] = [
    ['COPY', `FROM «a»\nONBUILD COPY --from=«${PIN}» . /`, 'from image', 'copy image'],
    ['RUN', `FROM «a»\nonbuild \\\n run --mount=from=«${PIN}» b`, 'from image', 'mount image'],
    [
      'FROM is not allowed, and no stage',
      'FROM «a» AS x\nONBUILD FROM stagex/no AS x\nFROM «x»',
      'from image',
      'from stage 0',
    ],
    ['nothing', 'FROM «a»\nONBUILD\nONBUILD ', 'from image'],
    ['twice is not allowed', 'FROM «a»\nONBUILD ONBUILD COPY --from=stagex/no . /', 'from image'],
  ];
  test.each(cases)('%s', run);
});

describe('never an image', () => {
  const text = 'FROM stagex/no\nCOPY --from=stagex/no . /\nRUN --mount=from=stagex/no a';
  test.each([
    ['a comment', `FROM «a»\n# ${text.replaceAll('\n', '\n# ')}`],
    ['a comment inside an instruction', `FROM «a»\nRUN b \\\n  # ${text.replaceAll('\n', '\n  # ')}\n  c`],
    ['a heredoc', `FROM «a»\nRUN <<EOF\n${text}\nEOF`],
    ['a heredoc that strips tabs', `FROM «a»\nRUN <<-'EOF'\n\t${text.replaceAll('\n', '\n\t')}\n\tEOF`],
    ['two heredocs', `FROM «a»\nCOPY <<A <<"B" /x/\n${text}\nA\n${text}\nB`],
    ['a heredoc with a descriptor', `FROM «a»\nRUN cat 3<<EOF\n${text}\nEOF`],
    ['a heredoc of an ONBUILD', `FROM «a»\nONBUILD RUN <<EOF\n${text}\nEOF`],
    ['a script', `FROM «a»\nRUN echo ${text.replaceAll('\n', ' ')}`],
    ['a continued script', `FROM «a»\nRUN echo \\\n${text.replaceAll('\n', ' \\\n')}`],
    ['an exec form', 'FROM «a»\nCMD ["COPY", "--from=stagex/no"]'],
    ['a variable', `FROM «a»\nENV A="${text.replaceAll('\n', ' ')}"\nLABEL image=stagex/no`],
    ['a path', 'FROM «a»\nCOPY stagex/no /stagex/no\nWORKDIR stagex/no'],
    ['a directive', '# syntax=stagex/no\nFROM «a»'],
  ])('%s', (_, marked) => {
    expectUses(marked, ['from image']);
  });
});
