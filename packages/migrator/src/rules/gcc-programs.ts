/** Whether the file brings a compiler into a stage by itself. */
import { baseName } from '../dockerfile/base-name.ts';
import type { ImageUse } from '../dockerfile/dockerfile.ts';
import type { ShellCommand } from '../dockerfile/shell.ts';
import type { StageFacts } from '../stages.ts';
import type { StagexImage } from '../stagex.ts';
import type { Context } from './rule.ts';
import { stageChain } from './stage-chain.ts';

/**
 * Whether the file brings one of GCC's programs: with files of an image that holds GCC, which it may also mount, or under
 * the name of it.
 */
export function bringsProgram(stage: StageFacts, programs: readonly string[], context: Context): boolean {
  const inside = [...stage.images, ...stage.copies.map(({ image }) => image), ...mountedImages(stage, context)];
  return inside.some(({ name }) => /^(?:core-|pallet-)?gcc/.test(name.text)) || placesProgram(stage, programs, context);
}

function mountedImages({ stage }: StageFacts, { dockerfile, images, stages }: Context): readonly StagexImage[] {
  const chain = new Set(stageChain(dockerfile, stage).map(({ index }) => index));
  const isMounted = ({ instruction, position }: ImageUse) => position === 'mount' && chain.has(instruction.stage ?? -1);
  const stagesMounted = dockerfile.images.flatMap((use) =>
    use.source.kind === 'stage' && isMounted(use) ? (stages[use.source.stage] ?? []) : [],
  );
  return [...images.filter(({ use }) => isMounted(use)), ...stagesMounted.flatMap((mounted) => mounted.images)];
}

/** Whether the file puts a program under one of these names: `RUN ln -s /usr/bin/clang /usr/bin/gcc`, `COPY gcc /bin/`. */
export function placesProgram({ stage }: StageFacts, programs: readonly string[], context: Context): boolean {
  const isNamed = (text: string) => programs.includes(baseName(text));
  const links = ({ args, name }: ShellCommand) =>
    LINKING.has(baseName(name?.value)) && args.some(({ value }) => isNamed(value));
  return stageChain(context.dockerfile, stage).some(
    ({ index, instructions }) =>
      instructions.some(
        ({ keyword, words }) => (keyword === 'COPY' || keyword === 'ADD') && words.some(({ text }) => isNamed(text)),
      ) || context.stages[index]?.runs.some(({ commands }) => commands.some(links)),
  );
}

const LINKING = new Set(['ln', 'cp', 'mv', 'install', 'link']);
