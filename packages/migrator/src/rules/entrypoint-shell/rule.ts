import type { Instruction, Stage } from '../../dockerfile/dockerfile.ts';
import type { StageFacts } from '../../stages.ts';
import type { Context, Rule } from '../rule.ts';
import { stageChain } from '../stage-chain.ts';

/** Images that bring a program named sh, or may. */
const SHELLS = ['core-busybox', 'core-bash', 'core-toybox'];

/** core-filesystem has ENTRYPOINT ["/bin/sh"] and no shell in it; core- and user- images inherit the ENTRYPOINT. */
export const entrypointShell: Rule = {
  name: 'entrypoint-shell',
  summary: 'CMD becomes an argument of /bin/sh, and this image has no shell',
  level: 'advice',
  ecosystem: 'runtime',
  *find({ dockerfile, stages }: Context) {
    for (const facts of stages) {
      const { base, isFinal, stage } = facts;
      const entrypoint = base?.at?.runtime?.entrypoint;
      if (!base?.at || !isFinal || entrypoint?.length !== 1 || entrypoint[0] !== '/bin/sh') continue;
      const chain = stageChain(dockerfile, stage);
      const cmd = lastOf('CMD', chain);
      if (!cmd || lastOf('ENTRYPOINT', chain) || mayHaveShell(facts, chain)) continue;
      yield {
        at: cmd.range,
        message: `${base.at.name} sets ENTRYPOINT ["/bin/sh"], so this CMD is an argument of /bin/sh, and nothing in this stage brings a shell. Write the ENTRYPOINT you mean; ENTRYPOINT [] takes the inherited one away.`,
      };
    }
  },
};

function lastOf(keyword: string, chain: readonly Stage[]): Instruction | undefined {
  for (const { instructions } of chain) {
    const found = instructions.findLast((instruction) => instruction.keyword === keyword && !instruction.onbuild);
    if (found) return found;
  }
  return undefined;
}

/** Whether a shell is in it for all we know: by name, among files nobody knows, or in a folder that is copied where programs are. */
function mayHaveShell({ has, hasUnknown, wholeCopies }: StageFacts, chain: readonly Stage[]): boolean {
  if (hasUnknown || SHELLS.some(has)) return true;
  const known = new Set(wholeCopies.filter(({ from }) => from === undefined).map(({ instruction }) => instruction));
  return chain
    .flatMap(({ instructions }) => instructions)
    .some((instruction) => {
      if ((instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') || known.has(instruction)) return false;
      const to = instruction.words.at(-1)?.text ?? '';
      return !to.startsWith('/') || /^(?:\/usr)?(?:\/s?bin)?(?:\/(?:sh|bash|ash)?)?$/.test(to);
    });
}
