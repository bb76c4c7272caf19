import { configurations, expectedGenerator, leavesGenerator } from '../cmake-commands.ts';
import { insertAfter } from '../insert.ts';
import type { Rule } from '../rule.ts';
import { stageChain } from '../stage-chain.ts';

/** The profile exports CMAKE_GENERATOR=${CMAKE_GENERATOR:-ninja} where ninja is (StageX 6008f70f); CMake knows Ninja. */
export const cmakeGenerator: Rule = {
  name: 'cmake-generator',
  summary: 'The login shell names a CMake generator that does not exist',
  level: 'safe',
  ecosystem: 'c',
  since: '2026.03.0',
  *find({ dockerfile, stages }) {
    const mended = new Set<unknown>();
    for (const stage of stages) {
      if (!stage.has('core-samurai') || stageChain(dockerfile, stage.stage).some((one) => mended.has(one))) continue;
      const at = configurations(stage).find((place) => place.run.usesProfile && leavesGenerator(place, stage));
      if (!at) continue;
      mended.add(stage.stage);
      const generator = expectedGenerator(stage, at);
      const value = generator.includes(' ') ? `"${generator}"` : generator;
      yield {
        at: at.command.range,
        message: `The login shell of ${stage.base?.at?.name} sets CMAKE_GENERATOR=ninja, which CMake does not know, and this cmake names no generator. Its name is Ninja; ${generator === 'Ninja' ? 'an ENV says so' : 'make needs Unix Makefiles'}.`,
        edits: [insertAfter(dockerfile, stage.stage.from, `ENV CMAKE_GENERATOR=${value}`)],
      };
    }
  },
};
