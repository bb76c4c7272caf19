import { cmakeGenerator } from '../cmake-generator/rule.ts';
import { compilerNames } from '../compilers.ts';
import { describeVersion, moveEdits } from '../move.ts';
import { profileShell } from '../profile-shell/rule.ts';
import type { Rule } from '../rule.ts';
import { CLANG_NAMES, findObstacle, findSequels, usersOf } from '../to-clang.ts';
import { unsetVariable } from '../unset-variable/rule.ts';

/** 98, 15 and 14 of StageX’s own Containerfiles went this way with 52db83a8. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  'pallet-gcc': 'pallet-clang',
  'pallet-gcc-gnu-busybox': 'pallet-clang-gnu-busybox',
  'pallet-gcc-cmake-busybox': 'pallet-clang-cmake-busybox',
  'pallet-gcc-meson-busybox': 'pallet-clang-meson-busybox',
  'pallet-gcc-gnu-gnu': 'pallet-clang-gnu-busybox',
};

/** What they say of the login shell holds for the clang pallets. */
const SEQUELS = [profileShell, unsetVariable, cmakeGenerator];

export const gccPallet: Rule = {
  name: 'gcc-pallet',
  summary: 'StageX moved its own builds from this GCC pallet to the one with clang',
  level: 'suggestion',
  ecosystem: 'c',
  since: '2026.01.0',
  *find(context) {
    const { catalog, dockerfile, images, target } = context;
    for (const image of images) {
      const { at, use } = image;
      const to = at && catalog.image(COUNTERPARTS[at.name] ?? '', target);
      if (!to) continue;
      const users = usersOf(image, context).filter(({ isAlias }) => !isAlias);
      // Beside clang, GCC is there on purpose.
      if (users.length === 0 || users.some(({ has }) => has('core-clang'))) continue;
      const obstacle = findObstacle(image, users, context);
      const sequels = obstacle ? [] : findSequels(SEQUELS, image, to, users, context);
      const compilers = users.flatMap((stage) => compilerNames(stage, dockerfile, Object.keys(CLANG_NAMES)));
      const why = `${describeVersion(to)} is the clang counterpart of ${at.name}, and StageX moved nearly all of its own builds there. GCC stays published, so this is a choice: clang is another compiler.`;
      if (obstacle) {
        yield { at: image.reference, level: 'advice', message: `${why} No edit is offered, because ${obstacle}.` };
        continue;
      }
      const names = [...new Set(sequels.map(({ rule }) => rule))].join(' and ');
      yield {
        at: image.reference,
        message: names ? `${why} The new image calls for edits of ${names}, which go along.` : why,
        edits: [
          ...moveEdits(image, to, context),
          ...compilers.map(({ end, program }) => ({
            start: end - program.length,
            end,
            text: CLANG_NAMES[program] ?? program,
          })),
          ...sequels.flatMap(({ edits }) => edits),
        ],
        choice: `compiler@${use.range.start}`,
      };
    }
  },
};
