import type { Part } from '../../dockerfile/reference.ts';
import type { StageFacts } from '../../stages.ts';
import { flagLists } from '../flag-words.ts';
import type { Rule } from '../rule.ts';

/** A flag that was written for GCC and GNU ld. */
interface Flag {
  matches(word: string, before: string | undefined): boolean;
  /** Where it means something after all. */
  isFine?(stage: StageFacts, words: readonly Part[]): boolean;
  message(word: string): string;
}

const hasGcc = ({ has }: StageFacts) => has('core-gcc');

const FLAGS: readonly Flag[] = [
  {
    matches: (word) => /^-Wl,--version-script[=,]/.test(word),
    isFine: (_, words) => words.some(({ text }) => text.includes('--undefined-version')),
    message: () =>
      'LLD and mold refuse a version script that names symbols the library does not have. If the link fails, add -Wl,--undefined-version.',
  },
  {
    matches: (word) => word === '-static-libgcc' || word === '-static-libstdc++',
    isFine: hasGcc,
    message: (word) =>
      `${word} is about GCC’s libraries, and clang links LLVM’s here. Check what it still does, or take it out.`,
  },
  {
    matches: (word) => word === '-fuse-ld=gold',
    message: noLinker,
  },
  {
    matches: (word) => word === '-fuse-ld=bfd',
    isFine: ({ has }) => has('core-binutils'),
    message: noLinker,
  },
  {
    matches: (word) => /^-Wl,(?:.*,)?--no-export-dynamic\b/.test(word),
    message: (word) =>
      `${word} keeps the program’s symbols from plugins that it loads. This toolchain exports none unless it is told -Wl,--export-dynamic.`,
  },
  {
    matches: (word) => /^-D_GLIBCXX_(?:ASSERTIONS|DEBUG)\b/.test(word),
    isFine: hasGcc,
    message: (word) =>
      `${word} is a switch of libstdc++, which libc++ does not know. Its own is -D_LIBCPP_HARDENING_MODE.`,
  },
  {
    matches: (word, before = '') =>
      /^--(?:host|target)=x86_64-pc-linux-musl$/.test(word) ||
      (word === 'x86_64-pc-linux-musl' && /^--?(?:host|target)$/.test(before)),
    message: (word) => `${word} is a target for which StageX’s clang has no compiler-rt. Name x86_64-linux-musl.`,
  },
  {
    matches: (word) => /^-flto(?:=|$)/.test(word),
    isFine: (stage) => !hasGcc(stage),
    message: (word) =>
      `${word} makes objects that only one compiler can read, and this stage has clang and GCC. Compile and link with the same one.`,
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
      for (const { isFine, matches, message } of FLAGS) {
        const at = words.find(({ text }, index) => matches(text, words[index - 1]?.text));
        if (at && !isFine?.(stage, words)) yield { at, message: message(at.text) };
      }
    }
  },
};

function noLinker(word: string): string {
  return `${word} asks for a linker of GNU binutils, which is not known to be in this stage. LLD is: -fuse-ld=lld.`;
}
