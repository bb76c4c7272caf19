import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import { stageChain } from './stage-chain.ts';

/** The stages that are not built on another of them: what is set in those is inherited by the rest. */
export function withoutHeirs<T extends { readonly stage: Stage }>(
  stages: readonly T[],
  dockerfile: Dockerfile,
): readonly T[] {
  const all = new Set(stages.map(({ stage }) => stage));
  return stages.filter(
    ({ stage }) => !stageChain(dockerfile, stage).some((other) => other !== stage && all.has(other)),
  );
}
