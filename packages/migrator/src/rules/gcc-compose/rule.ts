import { findLacks, runners } from '../companions.ts';
import { compilerNames } from '../compilers.ts';
import type { Rule } from '../rule.ts';

/** GCC 15 is built by clang and linked to what GCC 13 had built in; pallet-gcc lists it (StageX packages/pallet/gcc). */
export const gccCompose: Rule = {
  name: 'gcc-compose',
  summary: 'core-gcc no longer brings all that GCC needs',
  level: 'suggestion',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    for (const { edits, instruction, missing, stage } of findLacks(['core-gcc'], context)) {
      // Where nothing is run, core-gcc is there for its libraries.
      const users = runners(stage, context);
      if (users.length === 0) continue;
      const callsGcc = users.some((user) => compilerNames(user, context.dockerfile, ['gcc', 'g++']).length > 0);
      const isSpare = stage.has('core-clang') && !callsGcc;
      const list = missing.map(({ name }) => name).join(', ');
      yield {
        at: instruction.range,
        level: isSpare ? 'advice' : 'suggestion',
        message: isSpare
          ? `core-gcc is GCC 15 and does not run without ${list}. This stage has clang: leave core-gcc out if nothing calls gcc.`
          : `core-gcc is GCC 15 and does not run without ${list}. Copy them in, or take core-llvm with core-libzstd and core-zlib, as 77 of StageX’s own Containerfiles did.`,
        edits: isSpare ? [] : edits,
      };
    }
  },
};
