import { findLacks } from '../companions.ts';
import type { Rule } from '../rule.ts';

/** core-llvm is the whole toolchain since StageX 52db83a8, and it is linked to libraries of other images. */
export const llvmCompanions: Rule = {
  name: 'llvm-companions',
  summary: 'core-llvm, core-clang, core-lld and core-mold need other images beside them',
  level: 'safe',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    const names = ['core-llvm', 'core-clang', 'core-lld', 'core-mold'];
    for (const { edits, instruction, isSafe, missing, name, stage } of findLacks(names, context)) {
      const isComposed = stage.stage.root.source.kind === 'scratch';
      const list = missing.map((image) => image.name).join(', ');
      yield {
        at: instruction.range,
        level: isSafe && isComposed && name !== 'core-clang' ? 'safe' : 'suggestion',
        message:
          name === 'core-clang'
            ? `core-clang holds the executables only, without the libraries, headers and libclang it had. core-llvm has all of them; this stage lacks ${list}.`
            : `${name} does not run without ${list}, which this stage does not have.`,
        edits,
      };
    }
  },
};
