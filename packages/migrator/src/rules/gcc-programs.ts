/** Whether a stage has a program of GCC's name that the file brings by itself. */
import type { ShellCommand } from '../dockerfile/shell.ts';
import type { StageFacts } from '../stages.ts';
import type { Context } from './rule.ts';
import { stageChain } from './stage-chain.ts';

/** `gcc`, `/usr/bin/g++` */
const NAMED = (programs: readonly string[], text: string) => programs.includes(text.slice(text.lastIndexOf('/') + 1));

/**
 * Whether the file puts one of these programs into a stage: by a link or a copy, `ln -s /usr/bin/clang /usr/bin/gcc`, or
 * with files of an image that has GCC.
 */
export function bringsProgram({ images, stage, copies }: StageFacts, programs: readonly string[], context: Context) {
  const { dockerfile, images: references, stages } = context;
  const chain = stageChain(dockerfile, stage);
  const isGcc = (name: string) => /^(?:core|pallet)-gcc/.test(name);
  const mounted = references.filter(({ name, use }) => use.position === 'mount' && isGcc(name.text));
  return (
    [...images, ...copies.map(({ image }) => image)].some(({ name }) => isGcc(name.text)) ||
    mounted.some(({ use }) => chain.some(({ index }) => index === use.instruction.stage)) ||
    chain.some(({ instructions }) =>
      instructions.some(
        ({ keyword, words }) =>
          (keyword === 'COPY' || keyword === 'ADD') && words.some(({ text }) => NAMED(programs, text)),
      ),
    ) ||
    chain.some(({ index }) => stages[index]?.runs.some(({ commands }) => commands.some((one) => links(one, programs))))
  );
}

function links({ args, name }: ShellCommand, programs: readonly string[]): boolean {
  return (
    ['ln', 'cp', 'mv', 'install', 'link'].includes(name?.value ?? '') &&
    args.some(({ value }) => NAMED(programs, value))
  );
}
