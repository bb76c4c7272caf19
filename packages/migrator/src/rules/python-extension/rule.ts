import type { Image } from '../../catalog/catalog.ts';
import { baseName } from '../../dockerfile/base-name.ts';
import type { ShellCommand } from '../../dockerfile/shell.ts';
import type { Edit } from '../../edits.ts';
import type { StageFacts } from '../../stages.ts';
import type { StagexImage } from '../../stagex.ts';
import { hardCodedGcc } from '../hard-coded-gcc/rule.ts';
import { doubts, moveEdits } from '../move.ts';
import { profileShell } from '../profile-shell/rule.ts';
import type { Context, Rule } from '../rule.ts';
import { hasVariable } from '../set-variables.ts';
import { findSequels, usersOf } from '../to-clang.ts';

/**
 * pallet-python lost GCC in 2026.01.0; 17 packages of StageX that compile C moved to pallet-cython. It stands before
 * update-image in the list: whoever accepts it wants its edit of the reference.
 */
export const pythonExtension: Rule = {
  name: 'python-extension',
  summary: 'pallet-python has no C compiler any more; extensions are built on pallet-cython',
  level: 'suggestion',
  ecosystem: 'python',
  since: '2026.01.0',
  *find(context) {
    const { catalog, stages, target } = context;
    const to = catalog.image('pallet-cython', target);
    const told = new Set<number>();
    for (const facts of stages) {
      const { base, has } = facts;
      const place = base?.use.range.start ?? -1;
      const command = base?.at?.name === 'pallet-python' ? firstCompiling(facts, context) : undefined;
      if (!base || !command || told.has(place)) continue;
      told.add(place);
      const edits = to && base.editable ? [...moveEdits(base, to, context), ...sequels(base, to, context)] : [];
      yield {
        at: command.range,
        level: edits.length > 0 ? 'suggestion' : 'advice',
        message: [
          has('core-gcc')
            ? 'The login shell of pallet-python sets CC=clang, which is not there; the GCC of this stage is not used.'
            : 'This may compile C, and pallet-python has no compiler since 2026.01.0.',
          'pallet-cython is pallet-python with clang.',
          ...(to ? doubts(base, to, catalog) : []),
        ].join(' '),
        edits,
      };
    }
  },
};

/** The first command that wants a C compiler and finds none: the login shell hides a GCC that is copied in. */
function firstCompiling({ has, hasUnknown, runs }: StageFacts, { dockerfile }: Context): ShellCommand | undefined {
  if (has('core-clang') || hasUnknown) return undefined;
  const hasGcc = has('core-gcc');
  return runs
    .filter((run) => !hasGcc || (run.usesProfile && !hasVariable('CC', run, dockerfile)))
    .flatMap(({ commands }) => commands)
    .find((command) => (isCompiler(command) ? !hasGcc : buildsExtension(command)));
}

/** What the other image calls for: gcc by another name, a plain shell. */
function sequels(base: StagexImage, to: Image, context: Context): readonly Edit[] {
  const users = usersOf(base, context);
  return findSequels([hardCodedGcc, profileShell], base, to, users, context).flatMap(({ edits }) => edits);
}

function isCompiler({ name }: ShellCommand): boolean {
  return ['cc', 'gcc', 'g++', 'c++', 'clang', 'clang++'].includes(baseName(name?.value));
}

/** Cython, `setup.py build_ext`, or pip told to build from source. */
function buildsExtension({ args, name }: ShellCommand): boolean {
  const program = baseName(name?.value);
  const values = args.map(({ value }) => value);
  if (program === 'cython' || program === 'cythonize') return true;
  if (/^python[\d.]*$/.test(program)) {
    if (values[0] === '-m' && values[1] === 'pip') return values.some((value) => value.startsWith('--no-binary'));
    return values.includes('build_ext') || (values[0] === '-m' && values[1] === 'cython');
  }
  return /^pip[\d.]*$/.test(program) && values.some((value) => value.startsWith('--no-binary'));
}
