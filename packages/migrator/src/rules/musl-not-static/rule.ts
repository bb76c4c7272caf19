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
      const builds = rustBuilds(stage).filter(isLinking);
      const build =
        builds.find(({ target }) => target?.triple.endsWith('-linux-musl')) ??
        (builds.some(({ target }) => target) ? undefined : builds.find(({ subcommand }) => subcommand !== 'rustc'));
      if (!build) continue;
      const flags = rustFlags(dockerfile, stage.stage, build);
      // Flags from elsewhere may hold it, and the linker may have been told by itself.
      if (flags && (!flags.isComplete || linkArguments(flags).some(({ value }) => value.startsWith('-static'))))
        continue;
      const takers = stages.filter(({ stageCopies }) => stageCopies.some(({ from }) => from === stage));
      if (takers.length > 0 && takers.every(bringsLoader)) continue;
      const isCertain = flags?.name === 'RUSTFLAGS';
      const lacks = takers.some((taker) => lacksLoader(dockerfile, taker, stage));
      // That the build machine has musl is inferred: no Rust library is for glibc since 2026.01.0 (043147d5).
      const { target } = build;
      if (!target && !lacks) continue;
      const cannotStart = isCertain && lacks;
      yield {
        at: target?.at ?? build.command.range,
        level: cannotStart && target ? 'blocker' : 'advice',
        message: [
          target
            ? `StageX links Rust programs for ${target.triple} dynamically`
            : 'Without --target this Rust program is for musl and dynamic (our inference)',
          isCertain ? '' : ', unless .cargo/config.toml says +crt-static',
          cannotStart
            ? ', and the finished image has no loader (core-musl), so the program cannot start. '
            : '; such a program needs core-musl where it runs. ',
          'For a static one add -C target-feature=+crt-static to RUSTFLAGS',
          target ? '.' : ', and --target x86_64-unknown-linux-musl.',
        ].join(''),
      };
    }
  },
};
