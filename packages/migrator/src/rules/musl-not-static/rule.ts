import { bringsLoader, lacksLoader } from '../lacks-loader.ts';
import type { Rule } from '../rule.ts';
import { isLinking, rustBuilds, rustImage } from '../rust-builds.ts';
import { linkArguments, rustFlags } from '../rust-flags.ts';
import { mentions } from '../stage-chain.ts';

/** Rust links musl statically by default; StageX's does not (c945174b, and crt_static_default in packages/core/rust). */
export const muslNotStatic: Rule = {
  name: 'musl-not-static',
  summary: 'A Rust program for a musl target is dynamic in StageX unless +crt-static is given',
  level: 'advice',
  ecosystem: 'rust',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    for (const stage of stages) {
      if (!rustImage(stage) || mentions(dockerfile, stage.stage, 'crt-static')) continue;
      const build = rustBuilds(stage).find(
        (candidate) => isLinking(candidate) && candidate.target?.triple.endsWith('-linux-musl'),
      );
      if (!build?.target) continue;
      const flags = rustFlags(dockerfile, stage.stage, build);
      // Flags from elsewhere may hold it, and the linker may have been told by itself.
      if (flags && (!flags.isComplete || linkArguments(flags).some(({ value }) => value.startsWith('-static'))))
        continue;
      const takers = stages.filter(({ stageCopies }) => stageCopies.some(({ from }) => from === stage));
      if (takers.length > 0 && takers.every(bringsLoader)) continue;
      const isCertain = flags?.name === 'RUSTFLAGS';
      const cannotStart = isCertain && takers.some((taker) => lacksLoader(dockerfile, taker, stage));
      yield {
        at: build.target.at,
        level: cannotStart ? 'blocker' : 'advice',
        message: [
          `StageX links Rust programs for ${build.target.triple} dynamically`,
          isCertain ? '' : ', unless .cargo/config.toml says +crt-static',
          cannotStart
            ? ', and the finished image has no loader (core-musl), so the program cannot start. '
            : '; such a program needs core-musl where it runs. ',
          'For a static one add -C target-feature=+crt-static to RUSTFLAGS.',
        ].join(''),
      };
    }
  },
};
