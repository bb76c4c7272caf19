import { describe, expect, test } from 'vitest';
import { splitDockerfile } from './split.ts';

const instructions = (text: string) => splitDockerfile(text).instructions.map(({ line }) => line.text);
const comments = (text: string) => splitDockerfile(text).comments.map((comment) => comment.text);

describe('one instruction a line', () => {
  test.each([
    ['LF', 'FROM a\nRUN b\n', ['FROM a', 'RUN b']],
    ['CRLF', 'FROM a\r\nRUN b\r\n', ['FROM a', 'RUN b']],
    ['no final line break', 'FROM a\nRUN b', ['FROM a', 'RUN b']],
    ['byte order mark', '\uFEFFFROM a\nRUN b', ['FROM a', 'RUN b']],
    ['blanks around it', '  FROM a \t\n\tRUN b  \n', ['FROM a', 'RUN b']],
    ['empty lines between', '\n\nFROM a\n \t\nRUN b\n\n', ['FROM a', 'RUN b']],
    ['lower case and tabs', 'from\ta\nrun\tb', ['from\ta', 'run\tb']],
    ['nothing', '', []],
    ['only a byte order mark', '\uFEFF', []],
    ['only comments', '# a\n#b\n', []],
  ])('%s', (_, text, expected) => {
    expect(instructions(text)).toEqual(expected);
  });
});

describe('a continued line', () => {
  test.each([
    ['goes on in the next', 'RUN a \\\n  b', ['RUN a   b']],
    ['may have blanks after the backslash', 'RUN a \\ \t\n  b', ['RUN a   b']],
    ['may end in CRLF', 'RUN a \\\r\n  b\r\nRUN c', ['RUN a   b', 'RUN c']],
    ['skips comments', 'RUN a \\\n# no\n  # no\\\n b', ['RUN a  b']],
    ['skips empty lines', 'RUN a \\\n\n \t\n b', ['RUN a  b']],
    ['may hold the keyword', 'FR\\\nOM a', ['FROM a']],
    ['may begin with the backslash', '\\\nFROM a', ['FROM a']],
    ['continues after an escaped blank', 'RUN a \\ \\\n b\nRUN c', ['RUN a \\  b', 'RUN c']],
    ['does not end in two backslashes', 'RUN a\\\\\nRUN b', ['RUN a\\\\', 'RUN b']],
    ['ends in three: the last has two before it', 'RUN a\\\\\\\nRUN b', ['RUN a\\\\\\', 'RUN b']],
    ['may be the last', 'RUN a \\', ['RUN a']],
    ['may be the last before comments', 'RUN a \\\n# b\n', ['RUN a']],
    ['keeps a # inside', 'RUN a \\\n b # c \\\n d', ['RUN a  b # c  d']],
    ['of nothing is nothing', '\\\n\\\n', []],
  ])('%s', (_, text, expected) => {
    expect(instructions(text)).toEqual(expected);
  });

  test('ends with its last part, before comments and empty lines', () => {
    const text = 'RUN a \\\n b\n# c\n\nRUN d \\\n# e\n';
    const { instructions: found } = splitDockerfile(text);
    expect(found.map(({ line, end }) => text.slice(line.start, end))).toEqual(['RUN a \\\n b', 'RUN d \\']);
  });
});

describe('# escape=', () => {
  test.each([
    ['a backtick', '# escape=`\nRUN a `\n b\nRUN c \\\nRUN d', ['RUN a  b', 'RUN c \\', 'RUN d']],
    ['a backslash', '# escape=\\\nRUN a \\\n b', ['RUN a  b']],
    ['after other directives', '# syntax=x\n#ESCAPE = ` \nRUN a `\n b', ['RUN a  b']],
    ['after a byte order mark, before CRLF', '\uFEFF# escape=`\r\nRUN a `\r\n b', ['RUN a  b']],
    ['not after a comment', '# a comment\n# escape=`\nRUN a `\nRUN b', ['RUN a `', 'RUN b']],
    ['not after a comment with an equals sign', '# a b=c\n# escape=`\nRUN a `\nRUN b', ['RUN a `', 'RUN b']],
    ['not after an empty line', '\n# escape=`\nRUN a `\nRUN b', ['RUN a `', 'RUN b']],
    ['not after an instruction', 'FROM a\n# escape=`\nRUN a `\nRUN b', ['FROM a', 'RUN a `', 'RUN b']],
    ['another character is none', '# escape=^\nRUN a \\\n b', ['RUN a  b']],
    ['two backticks do not continue', '# escape=`\nRUN a ``\nRUN b', ['RUN a ``', 'RUN b']],
  ])('%s', (_, text, expected) => {
    expect(instructions(text)).toEqual(expected);
  });
});

describe('a heredoc', () => {
  const cases: [string, string, string[]][] = [
    ['of a RUN', 'RUN <<EOF\nFROM x\nEOF\nRUN b', ['RUN <<EOF', 'RUN b']],
    ['of a COPY', 'COPY <<EOF /x\nFROM x\nEOF\nRUN b', ['COPY <<EOF /x', 'RUN b']],
    ['of an ADD', 'ADD <<EOF /x\nFROM x\nEOF\nRUN b', ['ADD <<EOF /x', 'RUN b']],
    ['of an ONBUILD', 'onbuild run <<EOF\nFROM x\nEOF\nRUN b', ['onbuild run <<EOF', 'RUN b']],
    ['after a continuation', 'RUN a \\\n <<EOF\nFROM x\nEOF\nRUN b', ['RUN a  <<EOF', 'RUN b']],
    ['keeps comments and backslashes', 'RUN <<EOF\n# x\na \\\nEOF\nRUN b', ['RUN <<EOF', 'RUN b']],
    ['ends at its name alone', 'RUN <<EOF\nEOF x\n EOF\n\tEOF\nEOF\nRUN b', ['RUN <<EOF', 'RUN b']],
    ['ends after tabs with a dash', 'RUN <<-EOF\n EOF\n\t\tEOF\nRUN b', ['RUN <<-EOF', 'RUN b']],
    ['ends before CRLF', 'RUN <<EOF\r\nFROM x\r\nEOF\r\nRUN b', ['RUN <<EOF', 'RUN b']],
    ['two, one after the other', 'RUN cat <<A <<B\nB\nA\nA\nB\nRUN b', ['RUN cat <<A <<B', 'RUN b']],
    ['only the second strips tabs', 'RUN cat <<A <<-B\n\tA\nA\n\tB\nRUN b', ['RUN cat <<A <<-B', 'RUN b']],
    ['whose end is missing goes on to the end', 'RUN <<EOF\nFROM x\n', ['RUN <<EOF']],
    ['in a comment of a continued line is none', 'RUN a \\\n# <<EOF\n b\nRUN c', ['RUN a  b', 'RUN c']],
    ['of an ENV is none', 'ENV A=<<EOF\nRUN b', ['ENV A=<<EOF', 'RUN b']],
    ['of a CMD is none', 'CMD cat <<EOF\nRUN b', ['CMD cat <<EOF', 'RUN b']],
    ['in quotes is none', 'RUN echo "a <<EOF b"\nRUN c', ['RUN echo "a <<EOF b"', 'RUN c']],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    expect(instructions(text)).toEqual(expected);
  });

  test('belongs to the range of its instruction', () => {
    const text = 'RUN <<A cat <<B\na\nA\nb\nB\n\nRUN c';
    const [first] = splitDockerfile(text).instructions;
    expect(text.slice(first?.line.start, first?.end)).toBe('RUN <<A cat <<B\na\nA\nb\nB');
  });

  test('without an end reaches the end of the text', () => {
    const text = 'RUN <<A\na\n\n';
    expect(splitDockerfile(text).instructions[0]?.end).toBe(text.length);
  });
});

describe('comments', () => {
  test('are the lines between instructions, directives included', () => {
    expect(comments('# syntax=a\n#b\n \t# c \r\nFROM a # d\n# e')).toEqual(['# syntax=a', '#b', '# c ', '# e']);
  });

  test('are not the lines inside of one', () => {
    expect(comments('RUN a \\\n# b\n c\nRUN <<EOF\n# d\nEOF\n# e')).toEqual(['# e']);
  });
});
