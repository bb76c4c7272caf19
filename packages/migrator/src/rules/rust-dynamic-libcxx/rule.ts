import type { Rule } from '../rule.ts';
import { rustImage } from '../rust-builds.ts';
import { isStatic, linkArguments, stageFlags } from '../rust-flags.ts';

const ARCHIVES = new Map([
  ['-lc++', '/usr/lib/libc++.a'],
  ['-lc++abi', '/usr/lib/libc++abi.a'],
]);

/** zcash/wallet 09d759a crashed this way, fb73b92 mended it; chimera-linux/cports#2511 explains it. */
export const rustDynamicLibcxx: Rule = {
  name: 'rust-dynamic-libcxx',
  summary: 'A static Rust program links the shared libc++ and crashes at start (exit code 139)',
  level: 'safe',
  ecosystem: 'rust',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    const seen = new Set<number>();
    for (const stage of stages) {
      if (!rustImage(stage) || !stage.has('core-llvm')) continue;
      for (const flags of stageFlags(dockerfile, stage).filter(isStatic)) {
        let findsArchives = false;
        for (const { at, value } of linkArguments(flags)) {
          if (value === '-Wl,-Bstatic') findsArchives = true;
          if (value === '-Wl,-Bdynamic') findsArchives = false;
          const archive = ARCHIVES.get(value);
          if (!archive || findsArchives || seen.has(at.start)) continue;
          seen.add(at.start);
          yield {
            at,
            message: `${value} finds the shared library, and the start-up code of +crt-static does not load it: the program ends with a segmentation fault. Link the archive ${archive}.`,
            edits: [{ start: at.start, end: at.end, text: archive }],
          };
        }
      }
    }
  },
};
