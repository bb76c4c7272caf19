import type { StageFacts } from '../../stages.ts';
import { compilerNames } from '../compilers.ts';
import { bringsProgram } from '../gcc-programs.ts';
import type { Rule } from '../rule.ts';
import { CLANG_NAMES } from '../to-clang.ts';

/** What was GCC in a pallet is clang since StageX 52db83a8, and no program is called gcc there. */
export const hardCodedGcc: Rule = {
  name: 'hard-coded-gcc',
  summary: 'The build names gcc in a stage that has clang and no GCC',
  level: 'suggestion',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    const { dockerfile, stages, target } = context;
    const programs = Object.keys(CLANG_NAMES);
    for (const stage of stages) {
      if (!stage.has('core-clang') || stage.has('core-gcc') || stage.hasUnknown) continue;
      const names = compilerNames(stage, dockerfile, programs);
      if (names.length === 0 || bringsProgram(stage, programs, context)) continue;
      for (const { end, instruction, program, start } of names) {
        const clang = CLANG_NAMES[program] ?? program;
        const lost = hasLoginShell(stage) && instruction.variables.find(({ value }) => value?.includes(`${program} `));
        yield {
          at: { start, end },
          level: lost ? 'advice' : 'suggestion',
          message: lost
            ? `No ${program} is in this stage on ${target.id}, and its login shell overwrites ${lost.name}, flags included. Set them where they are read: in CFLAGS, or in the RUN.`
            : `No ${program} is in this stage on ${target.id}; its compiler is ${clang}. Name that, unless the code needs GCC: then take a pallet-gcc image.`,
          edits: lost ? [] : [{ start: end - program.length, end, text: clang }],
        };
      }
    }
  },
};

function hasLoginShell({ base, stage }: StageFacts): boolean {
  return base?.at?.runtime?.shell?.includes('-l') === true && stage.state.shell === undefined;
}
