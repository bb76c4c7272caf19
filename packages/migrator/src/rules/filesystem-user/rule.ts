import type { Stage } from '../../dockerfile/dockerfile.ts';
import { insertAfter } from '../insert.ts';
import type { Rule } from '../rule.ts';
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
      const asRoot = new Set<number>();
      for (const stage of dockerfile.stagesBuiltOn(image.use)) {
        const parent = stage.base.source.kind === 'stage' ? stage.base.source.stage : undefined;
        const inherits = parent !== undefined && asRoot.has(parent);
        if (inherits) asRoot.add(stage.index);
        const run = firstRunAsDefault(stage);
        if (!run || inherits) continue;
        asRoot.add(stage.index);
        const last = stage.instructions.at(-1) ?? run;
        const restores = stage.state.user === undefined && isFinal(context, stage);
        yield {
          at: run.range,
          message: `This runs as root today and as ${after} on ${to.name} of ${to.release.id}. If it writes outside /tmp and /home/user, keep root for it with USER root${restores ? ` and go back to ${after} at the end` : ''}.`,
          edits: [
            insertAfter(dockerfile, stage.from, 'USER root'),
            ...(restores ? [insertAfter(dockerfile, last, `USER ${after}`)] : []),
          ],
        };
      }
    }
  },
};

function firstRunAsDefault(stage: Stage) {
  return stage.instructions.find(
    ({ keyword, onbuild, state }) => keyword === 'RUN' && !onbuild && state.user === undefined,
  );
}
