import type { Edit } from '../../edits.ts';
import { copiedLibraries, cxxSigns } from '../cxx-signs.ts';
import type { Rule } from '../rule.ts';
import { isLinking, rustBuilds, rustImage } from '../rust-builds.ts';
import { isStatic, rustFlags } from '../rust-flags.ts';
import { mentions } from '../stage-chain.ts';
import { LIBCXX_ARCHIVE, missingParts, STATIC_LIBCXX } from '../static-libcxx.ts';

/** Zaino’s commits of 20 and 21 April 2026 tried which flags matter; the set is what was left. */
export const rustStaticCxx: Rule = {
  name: 'rust-static-cxx',
  summary: 'A static Rust program with C++ in it has to be told to link libc++',
  level: 'suggestion',
  ecosystem: 'rust',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    const proposed = new Set<string>();
    const completed = new Set<number | undefined>();
    for (const stage of stages) {
      if (!rustImage(stage) || !stage.has('core-llvm')) continue;
      const takers = stages.filter(({ stageCopies }) => stageCopies.some(({ from }) => from === stage));
      const copied = [stage, ...takers].flatMap(copiedLibraries);
      const builds = rustBuilds(stage).filter(isLinking);
      for (const build of builds.length > 0 ? builds : [undefined]) {
        const flags = rustFlags(dockerfile, stage.stage, build);
        const signs = cxxSigns(stage, build, flags, copied);
        if (signs.length === 0) continue;
        const because = `${signs.join(', ')} ${signs.length === 1 ? 'points' : 'point'} to C++ in this`;
        if (!flags) {
          if (!build?.target?.triple.endsWith('-linux-musl')) continue;
          if (mentions(dockerfile, stage.stage, LIBCXX_ARCHIVE)) continue;
          yield {
            at: build.command.range,
            level: 'advice',
            message: `${because} Rust program, and this file sets no RUSTFLAGS. If .cargo/config.toml makes it static (+crt-static), linking libc++ into it takes ${STATIC_LIBCXX}.`,
          };
          continue;
        }
        const written = flags.settings.at(-1)?.variable.raw;
        if (!isStatic(flags) || !written) continue;
        // Builds that share a variable share its edits.
        const isNew = (edit: Edit) => !proposed.has(JSON.stringify(edit));
        const isGiven = flags.settings.some(({ variable }) => completed.has(variable.raw?.start));
        const parts = missingParts(dockerfile, stage, build, flags, isGiven).filter((part) => part.edits.some(isNew));
        const edits = parts.flatMap((part) => part.edits.filter(isNew));
        for (const edit of edits) proposed.add(JSON.stringify(edit));
        completed.add(written.start);
        if (edits.length === 0) continue;
        const isWritten = edits.some(({ start }) => start >= written.start && start <= written.end);
        yield {
          at: isWritten ? written : (build?.command.range ?? written),
          level: flags.isComplete ? 'suggestion' : 'advice',
          message: `${because} static Rust program. Linking libc++ into it also takes ${parts.map(({ what }) => what).join('; ')}.`,
          edits: flags.isComplete ? edits : [],
        };
      }
    }
  },
};
