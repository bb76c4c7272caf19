import type { Rule } from '../rule.ts';
import { isFinal, userChanges } from '../runtime-users.ts';

/** core-filesystem: USER 1000:1000 up to 2025.07.0, none in 2025.08.0 and 2025.10.0, 1000:1000 from 2026.01.0 on. */
export const runtimeUserChanged: Rule = {
  name: 'runtime-user-changed',
  summary: 'The process of the finished image runs as another user on the target release',
  level: 'advice',
  ecosystem: 'runtime',
  *find(context) {
    for (const { image, before, after, to } of userChanges(context)) {
      const stages = context.dockerfile.stagesBuiltOn(image.use);
      for (const stage of stages.filter(({ state }) => state.user === undefined)) {
        if (!isFinal(context, stage)) continue;
        yield {
          at: stage.from.range,
          message: `Containers of this stage run as ${before} today and as ${after} on ${to.name} of ${to.release.id}: check volumes, log folders and ports below 1024, and write the USER you mean.`,
        };
      }
    }
  },
};
