import type { Instruction } from '../../dockerfile/dockerfile.ts';
import type { StageFacts } from '../../stages.ts';
import { runners } from '../companions.ts';
import { insertAfter } from '../insert.ts';
import { referenceTo } from '../reference.ts';
import type { Context, Rule, RuleFinding } from '../rule.ts';
import { copiedLibraries, isBuiltByClang, isUnwinder, type LibraryCopy, rename } from '../runtime-copies.ts';

/** GCC’s runtime and nongnu libunwind gave way to LLVM’s with StageX 52db83a8; GCC left pallet-rust with 46927d58. */
export const runtimeLibraries: Rule = {
  name: 'runtime-libraries',
  summary: 'A library that is copied by its path has another name, or is not the one the program needs',
  level: 'suggestion',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    const renamed = new Set<Instruction>();
    for (const stage of context.stages) {
      for (const copy of copiedLibraries(stage, renamed, context)) {
        if (isUnwinder(copy.name)) {
          renamed.add(copy.instruction);
          yield unwinder(copy, context);
        } else if (!copy.has('core-gcc')) yield goneWithGcc(copy, context);
        else if (copy.image && isBuiltByClang(stage)) yield* notAskedFor(copy, stage, context);
      }
      const copiesOfGcc = stage.wholeCopies.filter(
        ({ from, images }) => !from && images.some(({ at }) => at?.name === 'core-gcc'),
      );
      if (copiesOfGcc.length === 0 || !isBuiltByClang(stage) || runners(stage, context).length > 0) continue;
      for (const { instruction } of copiesOfGcc) {
        yield {
          at: instruction.range,
          level: 'advice',
          message: `No RUN sees this GCC, so it is here for its libraries. What clang links on ${context.target.id} may ask for libunwind.so.1, and C++ for libc++.so.1 and libc++abi.so.1: they are in core-libunwind, core-libcxx and core-libcxxabi.`,
        };
      }
    }
  },
};

function unwinder(copy: LibraryCopy, { target }: Context): RuleFinding {
  const edits = /^libunwind\./.test(copy.name) ? rename(copy, /libunwind\.so\.8[\d.*]*$/, 'libunwind.so.1') : [];
  return {
    at: copy.source,
    level: edits.length > 0 ? 'suggestion' : isPattern(copy) ? 'advice' : 'blocker',
    message: `${copy.name} is nongnu libunwind’s, which ${target.id} does not have: ${outcome(copy)}. LLVM’s libunwind is one file, libunwind.so.1.`,
    edits,
  };
}

function goneWithGcc(copy: LibraryCopy, { target }: Context): RuleFinding {
  const { destination, from, isOnly, name, source } = copy;
  const hasLlvm = copy.has('core-llvm');
  const isCxx = name.startsWith('libstdc++');
  // LLVM brings a libgcc_s of its own in one image; whether others have it is not known.
  const isCertain = isCxx || !hasLlvm;
  const isMovable = isCxx && hasLlvm && isOnly && destination.text.endsWith('/');
  const path = source.text.slice(0, source.text.lastIndexOf('/') + 1);
  return {
    at: source,
    level: isMovable ? 'suggestion' : isCertain && !isPattern(copy) ? 'blocker' : 'advice',
    message: isCertain
      ? `GCC is not in ${from} on ${target.id}, so neither is ${name}: ${outcome(copy)}. ${isCxx && hasLlvm ? 'What clang links there asks for libc++.so.1, libc++abi.so.1 and libunwind.so.1.' : 'Rebuild what asks for it, or take it from core-gcc.'}`
      : `GCC is not in ${from} on ${target.id}, and ${name} may be gone too. What clang links there does not ask for it: leave it out, or take core-llvm-libgcc.`,
    edits: isMovable
      ? [
          {
            start: source.start,
            end: source.end,
            text: ['c++', 'c++abi', 'unwind'].map((lib) => `${path}lib${lib}.so.1`).join(' '),
          },
        ]
      : [],
  };
}

function* notAskedFor(copy: LibraryCopy, stage: StageFacts, context: Context): Generator<RuleFinding> {
  const { destination, image, instruction, name, source } = copy;
  if (!image) return;
  if (!name.startsWith('libstdc++')) {
    yield {
      at: source,
      level: 'advice',
      message: `What clang links on ${context.target.id} does not ask for ${name}: compiler-rt is linked statically. Leave it out, unless a program that was built elsewhere needs it.`,
    };
    return;
  }
  const folder = destination.text.slice(0, destination.text.lastIndexOf('/') + 1) || './';
  const edits = ['core-libcxx', 'core-libcxxabi', 'core-libunwind']
    .filter((needed) => !stage.has(needed) && !stage.copies.some((other) => other.image.at?.name === needed))
    .flatMap((needed) => context.catalog.image(needed, context.target) ?? [])
    .map((to) => {
      const library = to.name.replace('core-lib', 'lib').replace('cxx', 'c++');
      const line = `COPY --from=${referenceTo(to, image, context)} /usr/lib/${library}.so.1 ${folder}`;
      return insertAfter(context.dockerfile, instruction, line);
    });
  if (edits.length === 0) return;
  yield {
    at: source,
    message: `C++ that clang links on ${context.target.id} asks for libc++.so.1 and libc++abi.so.1, and those for libunwind.so.1. ${name} is needed only by a program that was built elsewhere.`,
    edits,
  };
}

/** BuildKit lets a pattern that matches nothing pass. */
function isPattern({ name }: LibraryCopy): boolean {
  return name.includes('*');
}

function outcome(copy: LibraryCopy): string {
  return isPattern(copy) ? 'this COPY finds nothing' : 'this COPY fails';
}
