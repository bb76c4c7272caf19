import type { Part } from '../../dockerfile/reference.ts';
import type { StageFacts } from '../../stages.ts';
import { flagLists } from '../flag-words.ts';
import type { Rule } from '../rule.ts';

/** A flag that was written for GCC and GNU ld. */
interface Flag {
  matches(word: string): boolean;
  /** Where it means something after all. */
  isFine?(stage: StageFacts, words: readonly Part[]): boolean;
  readonly why: string;
}

const hasGcc = ({ has }: StageFacts) => has('core-gcc');

const FLAGS: readonly Flag[] = [
  {
    matches: (word) => /^-Wl,--version-script[=,]/.test(word),
    isFine: (_, words) => words.some(({ text }) => text.includes('--undefined-version')),
    why: 'LLD and mold refuse a version script that names symbols the library does not have. If the link fails, add -Wl,--undefined-version.',
  },
  {
    matches: (word) => word === '-static-libgcc' || word === '-static-libstdc++',
    isFine: hasGcc,
    why: 'is about GCC’s libraries, and clang links LLVM’s here. Check what it still does, or take it out.',
  },
  {
    matches: (word) => word === '-fuse-ld=gold' || word === '-fuse-ld=bfd',
    isFine: ({ has }, words) => has('core-binutils') && words.every(({ text }) => text !== '-fuse-ld=gold'),
    why: 'asks for a linker of GNU binutils, which is not known to be in this stage. LLD is: -fuse-ld=lld.',
  },
  {
    matches: (word) => /^-Wl,(?:.*,)?--no-export-dynamic\b/.test(word),
    why: 'keeps the program’s symbols from plugins that it loads. This toolchain exports none unless it is told -Wl,--export-dynamic.',
  },
  {
    matches: (word) => /^-D_GLIBCXX_(?:ASSERTIONS|DEBUG)\b/.test(word),
    isFine: hasGcc,
    why: 'is a switch of libstdc++, which libc++ does not know. Its own is -D_LIBCPP_HARDENING_MODE.',
  },
  {
    matches: (word) => /^(?:-?-(?:host|target)=)?x86_64-pc-linux-musl$/.test(word),
    why: 'is a target for which StageX’s clang has no compiler-rt. Name x86_64-linux-musl.',
  },
  {
    matches: (word) => /^-flto(?:=|$)/.test(word),
    isFine: (stage) => !hasGcc(stage),
    why: 'makes objects that only one compiler can read, and this stage has clang and GCC. Compile and link with the same one.',
  },
];

/** GNU ld and GCC gave way to LLD, mold and clang with StageX 52db83a8 and 51ef0aa3. */
export const linkerFlags: Rule = {
  name: 'linker-flags',
  summary: 'A flag was written for GCC or GNU ld and means something else, or nothing, to clang and LLD',
  level: 'advice',
  ecosystem: 'c',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    for (const stage of stages) {
      if (!stage.has('core-clang')) continue;
      const words = flagLists(stage, dockerfile).flatMap((list) => list.words);
      for (const { isFine, matches, why } of FLAGS) {
        const at = words.find(({ text }) => matches(text));
        if (!at || isFine?.(stage, words)) continue;
        const isSentence = why.startsWith('LLD');
        yield { at, message: isSentence ? why : `${at.text} ${why}` };
      }
    }
  },
};
