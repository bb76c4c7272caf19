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
      for (const stage of context.dockerfile.stagesBuiltOn(image.use)) {
        if (stage.state.user !== undefined || !isFinal(context, stage)) continue;
        yield {
          at: stage.from.range,
          message: `Containers of this stage run as ${before} today and as ${after} on ${to.name} of ${to.release.id}. Check their volumes and log folders, and set the USER you mean.`,
        };
      }
    }
  },
};
