import type { Rule } from '../rule.ts';

/** pallet-rust is built FROM pallet-clang since 2025.03.0 (StageX c2f14d31); the order of its layers decides whose ld it is. */
export const redundantPalletClang: Rule = {
  name: 'redundant-pallet-clang',
  summary: 'pallet-rust is built on pallet-clang, which the file copies in once more',
  level: 'advice',
  ecosystem: 'rust',
  since: '2026.01.0',
  *find({ catalog, stages }) {
    for (const { base, wholeCopies } of stages) {
      if (base?.at?.name !== 'pallet-rust') continue;
      const inside = catalog.contents(base.at.name, base.at.release);
      for (const { from, images, instruction } of wholeCopies) {
        // A stage that was built on pallet-clang holds more than that.
        if (from || !inside.includes('pallet-clang')) continue;
        if (!images.every(({ at }) => at?.name === 'pallet-clang')) continue;
        yield {
          at: instruction.range,
          message:
            'pallet-rust is built on pallet-clang, so this adds no tool. It does put LLVM’s ld, ar, nm and strip back over those of GNU binutils (our inference). Take it out, unless the build wants that.',
        };
      }
    }
  },
};
