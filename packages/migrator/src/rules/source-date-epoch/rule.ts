import { compiles } from '../builds.ts';
import { insertAfter } from '../insert.ts';
import { practiceRule, sightCall } from '../practice.ts';
import { declarationOf } from '../set-variables.ts';
import { stageChain } from '../stage-chain.ts';

const NAME = 'SOURCE_DATE_EPOCH';

/** What StageX builds its own packages with (src/global.mk). */
const STAGEX_EPOCH = 1;

export const sourceDateEpoch = practiceRule({
  name: 'source-date-epoch',
  summary: 'Nothing sets SOURCE_DATE_EPOCH, so tools write the time of the build',
  level: 'suggestion',
  *see({ dockerfile, stages }) {
    const mended = new Set<unknown>();
    for (const { base, calls, stage } of stages) {
      const call = calls.find(compiles);
      if (!call || stageChain(dockerfile, stage).some((one) => mended.has(one))) continue;
      const declaration = declarationOf(NAME, call.run, dockerfile);
      const isInImage = Object.hasOwn(base?.at?.runtime?.env ?? {}, NAME);
      if (call.run.assigned.has(NAME) || isInImage || declaration?.variable.raw) yield sightCall(call, 'kept');
      else if (declaration) yield sightCall(call, 'unknown');
      else {
        mended.add(stage);
        const isKnown = base?.at !== undefined;
        yield sightCall(
          call,
          'broken',
          `Nothing sets ${NAME} here, so what writes a date into its result writes that of the build${isKnown ? `; StageX builds with ${STAGEX_EPOCH}` : ''}.`,
          isKnown ? [insertAfter(dockerfile, stage.from, `ENV ${NAME}=${STAGEX_EPOCH}`)] : [],
        );
      }
    }
  },
});
