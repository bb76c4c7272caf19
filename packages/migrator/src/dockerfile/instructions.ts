/** From dockerfile-ast's nodes to our instructions. */
import {
  type Flag as AstFlag,
  type Instruction as AstInstruction,
  JSONInstruction,
  ModifiableInstruction,
  Onbuild,
  PropertyInstruction,
  Run,
} from 'dockerfile-ast';
import type { Range } from '../range.ts';
import type { Flag, Instruction, State, Variable } from './dockerfile.ts';
import type { LineIndex } from './lines.ts';
import type { Part } from './reference.ts';
import { readShell, type Shell } from './shell.ts';

type AstRange = Parameters<LineIndex['offsetAt']>[0] extends infer Position
  ? { readonly start: Position; readonly end: Position }
  : never;

/** Reads text at dockerfile-ast's ranges. */
export interface Source {
  readonly text: string;
  readonly lines: LineIndex;
  readonly escape: string;
}

/** Everything of an instruction that does not depend on the instructions before it. */
export type ReadInstruction = Omit<Instruction, 'state' | 'stage'>;

/** Reads one node; an ONBUILD gives two instructions, itself and its trigger. */
export function readInstruction(node: AstInstruction, source: Source): readonly ReadInstruction[] {
  const instruction = describe(node, source, false);
  if (!(node instanceof Onbuild)) return [instruction];
  const trigger = node.getTriggerInstruction();
  return trigger ? [instruction, describe(trigger, source, true)] : [instruction];
}

/** Gives an instruction its place in the build. */
export function place(read: ReadInstruction, stage: number | undefined, state: State): Instruction {
  // A copy would lose what is read on demand.
  return Object.assign(read, { stage, state });
}

function describe(node: AstInstruction, source: Source, onbuild: boolean): ReadInstruction {
  const range = toRange(node.getRange(), source);
  const words = once(() =>
    node.getArguments().map((word) => ({ ...toRange(word.getRange(), source), text: word.getValue() })),
  );
  const flags = once(() =>
    node instanceof ModifiableInstruction ? node.getFlags().map((flag) => readFlag(flag, source)) : [],
  );
  const json = once(() => readJson(node));
  const shell = once(() => readRun(node, range, flags(), source));
  const variables = once(() => readVariables(node, source));
  return {
    keyword: node.getKeyword(),
    range,
    onbuild,
    get words() {
      return words();
    },
    get flags() {
      return flags();
    },
    get json() {
      return json();
    },
    get shell() {
      return shell();
    },
    get variables() {
      return variables();
    },
  };
}

function readFlag(flag: AstFlag, source: Source): Flag {
  const value = flag.getValueRange();
  return {
    ...toRange(flag.getRange(), source),
    name: flag.getName(),
    value: value ? toPart(value, source) : undefined,
  };
}

function readJson(node: AstInstruction): readonly string[] | undefined {
  if (!(node instanceof JSONInstruction)) return undefined;
  const bracket = node.getOpeningBracket();
  if (!bracket || !node.getClosingBracket()) return undefined;
  return node.getJSONStrings().map((string) => string.getJSONValue());
}

const NO_COMMANDS: Shell = { commands: [], variables: [] };

function readRun(node: AstInstruction, range: Range, flags: readonly Flag[], source: Source): Shell {
  if (!(node instanceof Run)) return NO_COMMANDS;
  if (readJson(node) === undefined) {
    const start = flags.at(-1)?.end ?? toRange(node.getInstructionRange(), source).end;
    return readShell(source.text, { start, end: range.end }, source.escape);
  }
  const [name, ...args] = node.getJSONStrings().map((string) => ({
    ...toPart(string.getRange(), source),
    value: string.getJSONValue(),
  }));
  if (!name) return NO_COMMANDS;
  const end = args.at(-1)?.end ?? name.end;
  return { commands: [{ range: { start: name.start, end }, name, args, assignments: [] }], variables: [] };
}

function readVariables(node: AstInstruction, source: Source): readonly Variable[] {
  if (!(node instanceof PropertyInstruction) || (node.getKeyword() !== 'ENV' && node.getKeyword() !== 'ARG')) return [];
  return node.getProperties().map((property) => {
    const range = property.getValueRange();
    return {
      name: property.getName(),
      value: property.getValue() ?? undefined,
      raw: range ? toPart(range, source) : undefined,
    };
  });
}

function toRange(range: AstRange, { lines }: Source): Range {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

function toPart(astRange: AstRange, source: Source): Part {
  const range = toRange(astRange, source);
  return { ...range, text: source.text.slice(range.start, range.end) };
}

/** Rules ask for few of these, and dockerfile-ast reads the text again for each. */
function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
