import type { Dockerfile, Instruction, Stage } from '../dockerfile/dockerfile.ts';

/** A stage and the stages of the file that its FROMs lead through, the stage itself first. */
export function stageChain({ stages }: Dockerfile, stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let current: Stage | undefined = stage; current; ) {
    chain.push(current);
    const { source }: Stage['base'] = current.base;
    current = source.kind === 'stage' ? stages[source.stage] : undefined;
  }
  return chain;
}

/**
 * Whether an instruction of a stage, or of the stages it is built on, holds a text. Comments do not count.
 *
 * @param except instructions that do not count either
 */
export function mentions(
  dockerfile: Dockerfile,
  stage: Stage,
  text: string,
  except: ReadonlySet<Instruction> = new Set(),
): boolean {
  return stageChain(dockerfile, stage).some(({ instructions }) =>
    instructions.some(
      (instruction) =>
        !except.has(instruction) &&
        dockerfile.text.slice(instruction.range.start, instruction.range.end).includes(text),
    ),
  );
}
