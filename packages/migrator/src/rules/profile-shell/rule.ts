import type { Stage, Variable } from '../../dockerfile/dockerfile.ts';
import type { StageFacts } from '../../stages.ts';
import { insertAfter } from '../insert.ts';
import { isPassing, lostDeclarations } from '../profile.ts';
import type { Context, Rule } from '../rule.ts';
import { type Declaration, hasVariable } from '../set-variables.ts';
import { stageChain } from '../stage-chain.ts';

const PLAIN_SHELL = 'SHELL ["/bin/sh", "-c"]';

/** The pallets that set SHELL ["/bin/sh", "-l", "-c"] do so since 2026.01.0 (StageX 52db83a8, packages/core/profile). */
export const profileShell: Rule = {
  name: 'profile-shell',
  summary: 'The login shell of this image overwrites a variable that the file sets',
  level: 'suggestion',
  ecosystem: 'shell',
  since: '2026.01.0',
  *find(context) {
    const { dockerfile, stages } = context;
    const plain = new Set<Stage>();
    const told = new Set<Variable>();
    for (const facts of stages) {
      const { base, runs, stage } = facts;
      const chain = stageChain(dockerfile, stage);
      if (!base?.at || chain.some((other) => plain.has(other))) continue;
      const lost = lostDeclarations(facts, context).filter(({ variable }) => !told.has(variable));
      const [earliest] = lost;
      if (!earliest) continue;
      for (const { variable } of lost) told.add(variable);
      const ownShell = runs.some(({ instruction, usesProfile }) => usesProfile && instruction.state.shell);
      const lasting = lost.filter((declaration) => !isPassing(declaration, base.at, context));
      // The shell is inherited as the variables are, so it goes where the first of them is set.
      const first = chain.findLast(({ index }) => lasting.some(({ instruction }) => instruction.stage === index));
      const needed = first && !ownShell ? compilerFor(facts, first, context) : undefined;
      const home = needed === undefined ? undefined : first;
      if (home) plain.add(home);
      yield {
        at: earliest.instruction.range,
        level: home ? 'suggestion' : 'advice',
        message: `RUN reads /etc/profile of ${base.at.name} first, which overwrites ${listNames(lost)}. ${
          ownShell ? 'A SHELL without -l' : PLAIN_SHELL
        } keeps what the file sets; so does ${exported(lost)} at the beginning of the RUN.`,
        edits: home ? [PLAIN_SHELL, ...(needed ?? [])].map((line) => insertAfter(dockerfile, home.from, line)) : [],
      };
    }
  },
};

/** What takes the place of the profile's CC where the file sets none; undefined where that is for a person to say. */
function compilerFor(
  { base, has }: StageFacts,
  home: Stage,
  { dockerfile, stages }: Context,
): readonly string[] | undefined {
  const heirs = stages.filter(({ stage }) => stageChain(dockerfile, stage).includes(home));
  if (heirs.every(({ runs }) => runs.every((run) => hasVariable('CC', run, dockerfile)))) return [];
  if (base?.at?.name === 'pallet-cgo') return ['ENV CC=clang CXX=clang++'];
  // GCC was copied in, and nothing is called cc.
  return has('core-gcc') && !has('core-clang') ? undefined : [];
}

function listNames(lost: readonly Declaration[]): string {
  const names = lost.map(({ variable }) => variable.name);
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('');
}

/** The other way out, as exactly as one line can say it. */
function exported(lost: readonly Declaration[]): string {
  const settings = lost.map(({ variable: { name, raw } }) => `${name}=${raw?.text}`).join(' ');
  const isPlain = lost.every(({ instruction }) => instruction.keyword === 'ENV') && !/[\n$]/.test(settings);
  if (isPlain && settings.length <= 80) return `export ${settings}`;
  return `an export of ${lost.length > 1 ? 'them' : 'it'}, from a variable of another name,`;
}
