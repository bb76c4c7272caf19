import type { Dockerfile, ImageUse, Stage } from '../../dockerfile/dockerfile.ts';
import { insertAfter } from '../insert.ts';
import { doubts, moveEdits } from '../move.ts';
import type { Rule } from '../rule.ts';

const USER = 'USER 1000:1000';

/**
 * core-user-runtime was core-filesystem with USER 1000:1000 (StageX 912906cf); from 2026.01.0 on core-filesystem has
 * that USER itself (52db83a8). The explicit USER keeps the meaning should core-filesystem lose it once more.
 */
export const replaceUserRuntime: Rule = {
  name: 'replace-user-runtime',
  summary: 'core-user-runtime is gone; core-filesystem with an explicit USER does its job',
  level: 'safe',
  ecosystem: 'runtime',
  *find(context) {
    const { catalog, dockerfile, images, target } = context;
    for (const image of images) {
      if (!image.editable || (image.pin.kind !== 'listed' && image.pin.kind !== 'unpinned')) continue;
      const way = catalog.resolve(image.name.text, target);
      const merged = way.status === 'present' && way.steps.some(({ kind }) => kind === 'merged');
      const to = merged ? catalog.image(way.name, target) : undefined;
      if (!to) continue;
      const marks = stagesToMark(dockerfile, image.use).map((stage) => insertAfter(dockerfile, stage.from, USER));
      const doubtful = doubts(image, to, catalog);
      yield {
        at: image.reference,
        level: image.pin.kind === 'listed' && doubtful.length === 0 ? 'safe' : 'suggestion',
        message: [
          `core-user-runtime was in 2025.08.0 and 2025.10.0 only; ${to.name} has the same files, entrypoint and user${marks.length > 0 ? `, and ${USER} writes that user down` : ''}.`,
          ...doubtful,
        ].join(' '),
        edits: [...moveEdits(image, to, context), ...marks],
      };
    }
  },
};

/**
 * The stages that need the explicit USER: those built on the image in which no USER holds. A stage that is nothing but
 * another name for the image leaves it to the stages built on it.
 */
function stagesToMark(dockerfile: Dockerfile, use: ImageUse): readonly Stage[] {
  const built = dockerfile.stagesBuiltOn(use);
  const parents = new Set(built.flatMap(({ base }) => (base.source.kind === 'stage' ? [base.source.stage] : [])));
  const marked = new Set<number>();
  return built.filter((stage) => {
    const parent = stage.base.source.kind === 'stage' ? stage.base.source.stage : undefined;
    const inherits = parent !== undefined && marked.has(parent);
    const isOnlyAName = stage.instructions.length === 1 && parents.has(stage.index);
    const needsUser = !inherits && !isOnlyAName && stage.state.user === undefined;
    if (inherits || needsUser) marked.add(stage.index);
    return needsUser;
  });
}
