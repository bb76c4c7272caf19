import type { Run, StageFacts } from '../../stages.ts';
import { compilesGo } from '../go-commands.ts';
import { withoutHeirs } from '../heirs.ts';
import { insertAfter } from '../insert.ts';
import type { Rule } from '../rule.ts';
import { declarationOf, hasVariable } from '../set-variables.ts';

/** pallet-cgo has clang and no gcc since 2026.01.0, and only its login shell says so (StageX packages/pallet/cgo). */
export const cgoCompiler: Rule = {
  name: 'cgo-compiler',
  summary: 'Without the login shell Go looks for gcc, which pallet-cgo no longer has',
  level: 'suggestion',
  ecosystem: 'go',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    const isLost = (run: Run) =>
      !run.usesProfile &&
      run.commands.some(compilesGo) &&
      !hasVariable('CC', run, dockerfile) &&
      declarationOf('CGO_ENABLED', run, dockerfile)?.variable.value !== '0';
    const affected = stages.filter(
      ({ base, has, hasUnknown, runs }: StageFacts) =>
        base?.at?.name === 'pallet-cgo' && !has('core-gcc') && !hasUnknown && runs.some(isLost),
    );
    for (const { runs, stage } of withoutHeirs(affected, dockerfile)) {
      const run = runs.find(isLost);
      if (!run) continue;
      yield {
        at: run.instruction.range,
        message: `${run.isExec ? 'The exec form starts no login shell' : 'The SHELL of this file is no login shell'}, so CC is not set, and Go looks for gcc, which pallet-cgo lost in 2026.01.0. ENV CC=clang CXX=clang++ names the compiler it has.`,
        edits: [insertAfter(dockerfile, stage.from, 'ENV CC=clang CXX=clang++')],
      };
    }
  },
};
