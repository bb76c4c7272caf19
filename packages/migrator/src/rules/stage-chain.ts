import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';

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

/** Whether an instruction of a stage, or of the stages it is built on, holds a text. Comments do not count. */
export function mentions(dockerfile: Dockerfile, stage: Stage, text: string): boolean {
  return stageChain(dockerfile, stage).some(({ instructions }) =>
    instructions.some(({ range }) => dockerfile.text.slice(range.start, range.end).includes(text)),
  );
}
