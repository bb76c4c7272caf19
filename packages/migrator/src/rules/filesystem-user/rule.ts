import type { Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import { insertAfter } from '../insert.ts';
import type { Context, Rule } from '../rule.ts';
import { isFinal, userChanges } from '../runtime-users.ts';

/** core-filesystem, and the images built on it, set no USER in 2025.08.0 and 2025.10.0 (StageX 912906cf, 52db83a8). */
export const filesystemUser: Rule = {
  name: 'filesystem-user',
  summary: 'RUN was root on this base image and is uid 1000 on the target release',
  level: 'suggestion',
  ecosystem: 'runtime',
  *find(context) {
    const { dockerfile } = context;
    for (const { image, before, after, to } of userChanges(context)) {
      if (before !== 'root') continue;
      for (const { stage, run, ends } of findRootWork(dockerfile.stagesBuiltOn(image.use), context)) {
        yield {
          at: run.range,
          message: `This runs as root today and as ${after} on ${to.name} of ${to.release.id}. If it writes outside /tmp and /home/user, keep root for it with USER root${ends.length > 0 ? ` and go back to ${after} at the end` : ''}.`,
          edits: [
            insertAfter(dockerfile, stage.from, 'USER root'),
            ...ends.map((last) => insertAfter(dockerfile, last, `USER ${after}`)),
          ],
        };
      }
    }
  },
};

/** A stage whose RUN is root because nothing says otherwise. */
interface RootWork {
  readonly stage: Stage;
  readonly run: Instruction;
  /** The last instructions of the finished images that would inherit root from it. */
  readonly ends: readonly Instruction[];
}

/** `built`: the stages on one image, parents before children. */
function findRootWork(built: readonly Stage[], context: Context): readonly RootWork[] {
  const byStage = new Map<number, RootWork & { readonly ends: Instruction[] }>();
  for (const stage of built) {
    const inherited = stage.base.source.kind === 'stage' ? byStage.get(stage.base.source.stage) : undefined;
    const run = firstRunAsDefault(stage);
    const work = inherited ?? (run && { stage, run, ends: [] });
    if (!work) continue;
    byStage.set(stage.index, work);
    if (isFinal(context, stage) && stage.state.user === undefined)
      work.ends.push(stage.instructions.at(-1) ?? stage.from);
  }
  return [...new Set(byStage.values())];
}

function firstRunAsDefault({ instructions }: Stage): Instruction | undefined {
  return instructions.find(({ keyword, onbuild, state }) => keyword === 'RUN' && !onbuild && state.user === undefined);
}
