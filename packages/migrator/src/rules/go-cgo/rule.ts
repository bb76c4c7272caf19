import type { StageFacts } from '../../stages.ts';
import { compilesGo } from '../go-commands.ts';
import { withoutHeirs } from '../heirs.ts';
import { insertAfter } from '../insert.ts';
import type { Rule } from '../rule.ts';
import { declarationOf, hasVariable } from '../set-variables.ts';

/** The profile of pallet-go sets CC=clang, which turns cgo on, and the image has no clang (StageX packages/pallet/go). */
export const goCgo: Rule = {
  name: 'go-cgo',
  summary: 'In pallet-go the login shell names a C compiler that is not there, which turns cgo on',
  level: 'suggestion',
  ecosystem: 'go',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    const builds = ({ runs }: StageFacts) =>
      runs.find((run) => run.usesProfile && run.commands.some(compilesGo) && !hasVariable('CC', run, dockerfile));
    const affected = stages.filter((facts) => {
      const run = builds(facts);
      if (!run || facts.base?.at?.name !== 'pallet-go' || facts.has('core-clang')) return false;
      const cgo = declarationOf('CGO_ENABLED', run, dockerfile)?.variable.value;
      return facts.has('core-gcc') ? cgo !== '0' : !hasVariable('CGO_ENABLED', run, dockerfile);
    });
    for (const facts of withoutHeirs(affected, dockerfile)) {
      const run = builds(facts);
      if (!run) continue;
      const hasGcc = facts.has('core-gcc');
      yield {
        at: run.instruction.range,
        level: hasGcc ? 'advice' : 'suggestion',
        message: hasGcc
          ? 'The login shell sets CC=clang, which this stage does not have; the GCC it has is not used. Build on pallet-cgo without copying GCC, or begin the RUN with export CC=gcc CXX=g++.'
          : 'The login shell sets CC=clang, so Go turns cgo on, and without a C compiler packages that import net or os/user fail. ENV CGO_ENABLED=0 keeps cgo off, as it was; code that needs C belongs on pallet-cgo.',
        edits: hasGcc ? [] : [insertAfter(dockerfile, facts.stage.from, 'ENV CGO_ENABLED=0')],
      };
    }
  },
};
