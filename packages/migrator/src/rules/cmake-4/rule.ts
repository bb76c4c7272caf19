import type { StageFacts } from '../../stages.ts';
import { configurations } from '../cmake-commands.ts';
import { hasUnknownVersion } from '../own-releases.ts';
import type { Context, Rule } from '../rule.ts';
import { type CommandPlace, settingsOf } from '../settings.ts';

const POLICY = 'CMAKE_POLICY_VERSION_MINIMUM';

/** core-cmake goes from 3.31.5 to 4.1.2 in 2026.03.0 (package.toml); CMake 4 has no policies from before 3.5. */
export const cmake4: Rule = {
  name: 'cmake-4',
  summary: 'CMake 4 refuses projects that ask for a version before 3.5',
  level: 'advice',
  ecosystem: 'c',
  since: '2026.03.0',
  *find(context) {
    for (const stage of context.stages) {
      const from = versionBefore(stage, context);
      const to = context.catalog.image('core-cmake', context.target);
      // Where nobody has said which CMake it is, it is taken not to be older than what 2026.03.0 brought.
      const version = to && (hasUnknownVersion(to) ? '4 or newer' : to.version);
      if (!from?.startsWith('3.') || !version) continue;
      const at = configurations(stage).find((place) => !setsPolicy(place, stage));
      if (!at) continue;
      yield {
        at: at.command.range,
        message: `CMake goes from ${from} to ${version} here, and CMake 4 refuses cmake_minimum_required below 3.5, in bundled dependencies too. If the project has one, add -D${POLICY}=3.5.`,
      };
    }
  },
};

/** The CMake of the release that the file pins; undefined where that is not known. */
function versionBefore({ images }: StageFacts, { catalog }: Context): string | null | undefined {
  const source = images.find(
    ({ at }) => at && (at.name === 'core-cmake' || catalog.contents(at.name, at.release).includes('core-cmake')),
  );
  const release = source?.pin.kind === 'listed' ? source.pin.identity.images.at(-1)?.release : undefined;
  return release && (catalog.image('core-cmake', release) ?? catalog.image('cmake', release))?.version;
}

function setsPolicy(place: CommandPlace, { stage }: StageFacts): boolean {
  return place.command.args.some(({ value }) => value.includes(POLICY)) || settingsOf(POLICY, stage, place).length > 0;
}
