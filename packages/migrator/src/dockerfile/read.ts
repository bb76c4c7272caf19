import type { Dockerfile, EnvScope, ImageUse, Instruction, Stage, State, Variable } from './dockerfile.ts';
import { baseImage, copiedImages, type Names } from './image-uses.ts';
import { place, readInstruction } from './instructions.ts';
import { indexLines } from './lines.ts';
import type { Part } from './reference.ts';
import { splitDockerfile } from './split.ts';

const NOTHING_SET: State = { user: undefined, shell: undefined, workdir: undefined, env: undefined, args: undefined };

/** A stage while its instructions are read. */
type GrowingStage = Omit<Stage, 'instructions' | 'state'> & { instructions: Instruction[]; state: State };

/** A text that cannot be read as a Dockerfile, and why. */
export interface Unreadable {
  readonly problem: string;
}

/**
 * Reads a Dockerfile.
 *
 * @param text any text; it need not be a correct Dockerfile
 * @returns its facts, or why there are none; never throws
 */
export function readDockerfile(text: string): Dockerfile | Unreadable {
  const lines = indexLines(text);
  const bare = /\r(?!\n)/.exec(text);
  if (bare) {
    const { line } = lines.place({ start: bare.index, end: bare.index });
    return {
      problem: `Line ${line} holds a carriage return without a line feed. Docker does not end a line there, editors do: save the file with LF or CRLF line ends.`,
    };
  }
  try {
    return read(text, lines);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { problem: `The text cannot be read as a Dockerfile (${detail}).` };
  }
}

function read(text: string, lines: Dockerfile['lines']): Dockerfile {
  const split = splitDockerfile(text);
  const source = { text, escape: split.escape };

  const instructions: Instruction[] = [];
  const stages: GrowingStage[] = [];
  const stageNames = new Map<string, number>();
  const globalArgs = new Map<string, Variable>();
  const names: Names = {
    stage: (name) => stageNames.get(name.toLowerCase()),
    arg: (name) => globalArgs.get(name),
  };
  let state = NOTHING_SET;

  for (const each of split.instructions) {
    for (const found of readInstruction(each, source)) {
      if (found.keyword === 'FROM' && !found.onbuild) {
        const from = place(found, stages.length, NOTHING_SET);
        const base = baseImage(from, names);
        const name = stageName(from);
        const parent = base.source.kind === 'stage' ? stages[base.source.stage] : undefined;
        state = parent?.state ?? NOTHING_SET;
        stages.push({
          index: stages.length,
          name,
          from,
          base,
          root: parent?.root ?? base,
          instructions: [from],
          state,
        });
        if (name) stageNames.set(name.text.toLowerCase(), stages.length - 1);
        instructions.push(from);
        continue;
      }
      const stage = stages.at(-1);
      const instruction = place(found, stage?.index, state);
      instructions.push(instruction);
      if (!stage) {
        for (const variable of found.keyword === 'ARG' ? instruction.variables : [])
          if (variable.raw) globalArgs.set(variable.name, variable);
        continue;
      }
      state = instruction.onbuild ? state : after(instruction);
      stage.instructions.push(instruction);
      stage.state = state;
    }
  }

  const byRoot = Map.groupBy(stages, ({ root }) => root.range.start);
  return {
    text,
    lines,
    escape: split.escape,
    instructions,
    stages,
    images: collectImages(instructions, stages, names),
    comments: split.comments,
    stagesBuiltOn: (use) => byRoot.get(use.range.start) ?? [],
  };
}

function collectImages(
  instructions: readonly Instruction[],
  stages: readonly Stage[],
  names: Names,
): readonly ImageUse[] {
  const uses = instructions.flatMap((instruction) =>
    instruction.keyword === 'FROM' && !instruction.onbuild
      ? (stages[instruction.stage ?? -1]?.base ?? [])
      : copiedImages(instruction, stages, names),
  );
  // Two FROMs may use one ARG default, which is one place in the text.
  const byPlace = new Map(uses.toReversed().map((use) => [use.range.start, use]));
  return [...byPlace.values()].sort((a, b) => a.range.start - b.range.start);
}

function stageName(from: Instruction): Part | undefined {
  const [, as, name] = from.words;
  return as?.text.toLowerCase() === 'as' ? name : undefined;
}

function after(instruction: Instruction): State {
  const { state } = instruction;
  switch (instruction.keyword) {
    case 'USER':
      return { ...state, user: instruction };
    case 'SHELL':
      return { ...state, shell: instruction };
    case 'WORKDIR':
      return { ...state, workdir: instruction };
    case 'ENV':
      return { ...state, env: withVariables(state.env, instruction) };
    case 'ARG':
      return { ...state, args: withVariables(state.args, instruction) };
    default:
      return state;
  }
}

function withVariables(scope: EnvScope | undefined, instruction: Instruction): EnvScope | undefined {
  return instruction.variables.reduce<EnvScope | undefined>(
    (before, variable) => ({ variable, instruction, before }),
    scope,
  );
}
