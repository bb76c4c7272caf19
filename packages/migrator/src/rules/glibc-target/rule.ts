import type { StageFacts } from '../../stages.ts';
import type { Rule } from '../rule.ts';
import { rustBuilds, rustImage } from '../rust-builds.ts';
import { mentions } from '../stage-chain.ts';

/** The only Rust standard library for glibc; one of an older release does not fit a newer compiler. */
const GONE = 'cross-x86_64-gnu-rust';

/** core-cross-x86_64-gnu-rust was deleted on 2026-01-05 (StageX 043147d5). */
export const glibcTarget: Rule = {
  name: 'glibc-target',
  summary: 'StageX has no Rust standard library for glibc targets any more',
  level: 'blocker',
  ecosystem: 'rust',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    const seen = new Set<number>();
    for (const stage of stages) {
      if (!rustImage(stage) || bringsLibrary(stage) || mentions(dockerfile, stage.stage, 'build-std')) continue;
      for (const { target } of rustBuilds(stage)) {
        if (!target?.triple.endsWith('-unknown-linux-gnu') || seen.has(target.at.start)) continue;
        seen.add(target.at.start);
        const mayBeInside = stage.hasUnknown && !stage.images.some(({ name }) => name.text.endsWith(GONE));
        yield {
          at: target.at,
          level: mayBeInside ? 'advice' : 'blocker',
          message: `StageX has no Rust standard library for glibc since 2026.01.0, so ${target.triple} cannot be built${mayBeInside ? ' unless another image brings one' : ''}. Build for ${target.triple.replace(/gnu$/, 'musl')}, and with +crt-static where a static program will do.`,
        };
      }
    }
  },
};

function bringsLibrary({ runs }: StageFacts): boolean {
  return runs.some(({ commands }) => commands.some(({ name }) => name?.value.endsWith('rustup')));
}
