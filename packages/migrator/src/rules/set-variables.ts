/** Which instruction of the file gives a RUN a variable. */
import { type Dockerfile, type Instruction, lookupArg, lookupEnv, type Variable } from '../dockerfile/dockerfile.ts';
import type { Run } from '../stages.ts';

export interface Declaration {
  /** Without a value where that comes from outside: `ARG NAME`. */
  readonly variable: Variable;
  readonly instruction: Instruction;
}

/** The ENV or ARG that a RUN gets a variable from. An ENV wins; an ARG without a value has that of the ARG above FROM. */
export function declarationOf(name: string, { instruction }: Run, dockerfile: Dockerfile): Declaration | undefined {
  const own = lookupEnv(instruction.state, name) ?? lookupArg(instruction.state, name);
  if (!own || own.variable.raw || own.instruction.keyword === 'ENV') return own;
  for (const { stage, variables } of dockerfile.instructions) {
    if (stage !== undefined) break;
    const variable = variables.find((candidate) => candidate.name === name);
    if (variable) return { variable, instruction: own.instruction };
  }
  return own;
}

/** Whether the file, or the script of the RUN, sets a variable. */
export function hasVariable(name: string, run: Run, dockerfile: Dockerfile): boolean {
  return run.assigned.has(name) || setsForProgram(name, run) || declarationOf(name, run, dockerfile) !== undefined;
}

/** `env NAME=value program` */
function setsForProgram(name: string, { commands }: Run): boolean {
  return commands.some(
    (command) => command.name?.value === 'env' && command.args.some(({ value }) => value.startsWith(`${name}=`)),
  );
}
