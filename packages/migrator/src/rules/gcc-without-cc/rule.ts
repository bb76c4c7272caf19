import { baseName } from '../../dockerfile/base-name.ts';
import type { StageFacts } from '../../stages.ts';
import { compilerNames } from '../compilers.ts';
import { placesProgram } from '../gcc-programs.ts';
import { insertAfter } from '../insert.ts';
import type { Context, Rule } from '../rule.ts';
import { type CommandPlace, settingsOf } from '../settings.ts';
import { stageChain } from '../stage-chain.ts';

/** These look for a compiler by themselves, gcc among others, and tell make. */
const CONFIGURING = /^(?:configure|config|Configure|cmake|meson|qmake|scons|autogen(?:\.sh)?|bootstrap(?:\.sh)?)$/;

/** core-gcc lost its link from cc to gcc with GCC 15 (StageX packages/core/gcc); make calls cc unless it is told another. */
export const gccWithoutCc: Rule = {
  name: 'gcc-without-cc',
  summary: 'GCC is no longer found under the name cc',
  level: 'suggestion',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    const { dockerfile, stages } = context;
    const told = new Set<unknown>();
    for (const stage of stages) {
      const image = stage.images.find(({ at }) => /^(?:core|pallet)-gcc/.test(at?.name ?? ''));
      const gcc = image?.at;
      if (!gcc || stage.isAlias || stage.has('core-clang') || stage.hasUnknown) continue;
      if (placesProgram(stage, ['cc'], context)) continue;
      const choice = `compiler@${image.use.range.start}`;
      for (const { end, start } of compilerNames(stage, dockerfile, ['cc'])) {
        yield {
          at: { start, end },
          message: `${gcc.name} has no program called cc on ${gcc.release.id}. Its compiler is called gcc.`,
          edits: [{ start: end - 'cc'.length, end, text: 'gcc' }],
          choice,
        };
      }
      const at = callOfMake(stage, context);
      if (!at || stageChain(dockerfile, stage.stage).some((one) => told.has(one))) continue;
      told.add(stage.stage);
      const hasCxx = settingsOf('CXX', stage.stage, at).length > 0;
      yield {
        at: at.command.range,
        message: `make calls cc unless it is told another compiler, and ${gcc.name} has no cc on ${gcc.release.id}. CC=gcc tells it.`,
        edits: [insertAfter(dockerfile, stage.stage.from, hasCxx ? 'ENV CC=gcc' : 'ENV CC=gcc CXX=g++')],
        choice,
      };
    }
  },
};

/** The first make that nothing in the file tells the compiler; undefined where the project was configured before. */
function callOfMake(stage: StageFacts, { dockerfile, stages }: Context): CommandPlace | undefined {
  const places = stageChain(dockerfile, stage.stage)
    .toReversed()
    .flatMap(({ index }) => stages[index]?.runs ?? [])
    .filter(({ instruction }) => !instruction.onbuild)
    .flatMap((run) => run.commands.map((command) => ({ run, command })));
  const configured = places.findIndex(({ command }) => CONFIGURING.test(baseName(command.name?.value)));
  return places.slice(0, configured === -1 ? undefined : configured).find(
    (place) =>
      place.run.instruction.stage === stage.stage.index &&
      // The login shell sets CC itself.
      !place.run.usesProfile &&
      ['make', 'gmake'].includes(baseName(place.command.name?.value)) &&
      !place.command.args.some(({ value }) => value.startsWith('CC=')) &&
      settingsOf('CC', stage.stage, place).length === 0,
  );
}
