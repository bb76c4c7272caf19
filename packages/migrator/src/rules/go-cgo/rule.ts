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
    const affected = stages.flatMap((facts) => {
      const { base, has, hasUnknown, runs, stage } = facts;
      if (base?.at?.name !== 'pallet-go' || has('core-clang') || hasUnknown) return [];
      const hasGcc = has('core-gcc');
      const run = runs.find((candidate) => {
        if (!candidate.usesProfile || !candidate.commands.some(compilesGo)) return false;
        if (hasVariable('CC', candidate, dockerfile)) return false;
        // With GCC beside it, cgo was on.
        return hasGcc
          ? declarationOf('CGO_ENABLED', candidate, dockerfile)?.variable.value !== '0'
          : !hasVariable('CGO_ENABLED', candidate, dockerfile);
      });
      return run ? [{ hasGcc, run, stage }] : [];
    });
    for (const { hasGcc, run, stage } of withoutHeirs(affected, dockerfile)) {
      yield {
        at: run.instruction.range,
        level: hasGcc ? 'advice' : 'suggestion',
        message: hasGcc
          ? 'The login shell sets CC=clang, which this stage does not have; the GCC it has is not used. Build on pallet-cgo without copying GCC, or begin the RUN with export CC=gcc CXX=g++.'
          : 'The login shell sets CC=clang, so Go turns cgo on, and without a C compiler packages that import net or os/user fail. ENV CGO_ENABLED=0 keeps cgo off, as it was; code that needs C belongs on pallet-cgo.',
        edits: hasGcc ? [] : [insertAfter(dockerfile, stage.from, 'ENV CGO_ENABLED=0')],
      };
    }
  },
};
