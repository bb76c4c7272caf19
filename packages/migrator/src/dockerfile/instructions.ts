/** From the lines of a split Dockerfile to its instructions; dockerfile-ast reads their words, strings and variables. */
import { Instruction as AstInstruction, Env, JSONInstruction } from 'dockerfile-ast';
import type { Instruction, State, Variable } from './dockerfile.ts';
import { readFlags } from './flags.ts';
import type { Joined } from './joined.ts';
import type { Part } from './reference.ts';
import { readShell, type Shell } from './shell.ts';
import type { SplitInstruction } from './split.ts';

/** The file that an instruction is from. */
export interface Source {
  readonly text: string;
  readonly escape: string;
}

/** Everything of an instruction that does not depend on the instructions before it. */
export type ReadInstruction = Omit<Instruction, 'state' | 'stage'>;

/** Reads one instruction; an ONBUILD gives two, itself and its trigger. */
export function readInstruction({ line, end }: SplitInstruction, source: Source): readonly ReadInstruction[] {
  const instruction = describe(line, end, source, false);
  const trigger = /^onbuild\s+(?=\S)/i.exec(line.text)?.[0];
  return trigger ? [instruction, describe(line.slice(trigger.length), end, source, true)] : [instruction];
}

/** Gives an instruction its place in the build. */
export function place(read: ReadInstruction, stage: number | undefined, state: State): Instruction {
  // A copy would lose what is read on demand.
  return Object.assign(read, { stage, state });
}

function describe(line: Joined, end: number, source: Source, onbuild: boolean): ReadInstruction {
  const [keyword = ''] = line.text.split(/\s/, 1);
  const flags = once(() => readFlags(line.slice(keyword.length)));
  const node = once(() => {
    // Blanks in the place of the flags keep the columns.
    const blanks = ' '.repeat(flags().rest);
    return parse(keyword, keyword + blanks + line.text.slice(keyword.length + blanks.length), source.escape);
  });
  const part = ({ start, end }: AstRange): Part => {
    const range = line.slice(start.character, end.character);
    return { text: source.text.slice(range.start, range.end), start: range.start, end: range.end };
  };

  const words = once(() =>
    node()
      .getArguments()
      .map((word) => ({ ...part(word.getRange()), text: word.getValue() })),
  );
  const json = once(() => {
    const args = line.text.slice(keyword.length + flags().rest);
    return args.startsWith('[') ? readJson(node(), args, part) : undefined;
  });
  const shell = once(() => {
    if (keyword.toUpperCase() !== 'RUN') return NO_COMMANDS;
    const strings = json();
    if (strings) return readExec(strings);
    const start = flags().flags.at(-1)?.end ?? line.slice(0, keyword.length).end;
    return readShell(source.text, { start, end }, source.escape);
  });
  const variables = once(() => readVariables(node(), part));
  return {
    keyword: keyword.toUpperCase(),
    range: { start: line.start, end },
    onbuild,
    get words() {
      return words();
    },
    get flags() {
      return flags().flags;
    },
    get json() {
      return json()?.map(({ value }) => value);
    },
    get shell() {
      return shell();
    },
    get variables() {
      return variables();
    },
  };
}

type AstRange = ReturnType<AstInstruction['getRange']>;
type AstDocument = ConstructorParameters<typeof AstInstruction>[0];

/** ENV stands for all that have names and values, whose words are read alike. */
const CLASSES: Readonly<Record<string, typeof AstInstruction>> = {
  ...Object.fromEntries(['ARG', 'ENV', 'LABEL'].map((keyword) => [keyword, Env])),
  ...Object.fromEntries(
    ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME'].map((keyword) => [keyword, JSONInstruction]),
  ),
};

/** Reads one instruction that is all on one line. */
function parse(keyword: string, line: string, escapeCharacter: string): AstInstruction {
  const range = (end: number): AstRange => ({ start: { line: 0, character: 0 }, end: { line: 0, character: end } });
  // What variables stand for depends on the file, and we do not ask for it.
  const file = undefined as unknown as ConstructorParameters<typeof AstInstruction>[2];
  const Class = CLASSES[keyword.toUpperCase()] ?? AstInstruction;
  return new Class(documentOf(line), range(line.length), file, escapeCharacter, keyword, range(keyword.length));
}

/** What dockerfile-ast asks of a text, for one that is a single line: a column is an offset. */
function documentOf(line: string): AstDocument {
  return {
    getText: (range) => (range ? line.slice(range.start.character, range.end.character) : line),
    offsetAt: ({ character }) => Math.min(character, line.length),
    positionAt: (offset) => ({ line: 0, character: Math.min(offset, line.length) }),
  } satisfies Pick<AstDocument, 'getText' | 'offsetAt' | 'positionAt'> as AstDocument;
}

/** A string of an exec form; `value` is what it says, without its quotes. */
interface JsonString extends Part {
  readonly value: string;
}

/** dockerfile-ast says where the strings are, but leaves blanks out of their values. */
function readJson(
  node: AstInstruction,
  args: string,
  part: (range: AstRange) => Part,
): readonly JsonString[] | undefined {
  if (!(node instanceof JSONInstruction)) return undefined;
  const values = parseStrings(args);
  return (
    values && node.getJSONStrings().map((string, index) => ({ ...part(string.getRange()), value: values[index] ?? '' }))
  );
}

/** Docker takes anything but strings for the shell form. */
function parseStrings(json: string): readonly string[] | undefined {
  try {
    const values: unknown = JSON.parse(json);
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : undefined;
  } catch {
    return undefined;
  }
}

const NO_COMMANDS: Shell = { commands: [], variables: [], assigned: new Set() };

function readExec([name, ...args]: readonly JsonString[]): Shell {
  if (!name) return NO_COMMANDS;
  const end = args.at(-1)?.end ?? name.end;
  const command = {
    range: { start: name.start, end },
    name,
    args,
    assignments: [],
    isChild: false,
    output: 'log' as const,
  };
  return { ...NO_COMMANDS, commands: [command] };
}

function readVariables(node: AstInstruction, part: (range: AstRange) => Part): readonly Variable[] {
  if (!(node instanceof Env) || node.getKeyword() === 'LABEL') return [];
  return node.getProperties().map((property) => {
    const name = property.getName();
    const range = property.getValueRange();
    // `ARG A B` declares two variables, where `ENV A B` gives A a value.
    if (!range || (node.getKeyword() === 'ARG' && property.getAssignmentOperator() === null)) {
      return { name, value: undefined, raw: undefined };
    }
    return { name, value: property.getValue() ?? undefined, raw: part(range) };
  });
}

/** Rules ask for few of these, and reading them costs. */
function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
