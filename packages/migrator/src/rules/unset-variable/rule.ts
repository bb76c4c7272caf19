import { lookupArg } from '../../dockerfile/dockerfile.ts';
import type { VariableUse } from '../../dockerfile/shell.ts';
import type { StageFacts } from '../../stages.ts';
import { isSetByProfile } from '../profile.ts';
import type { Context, Rule } from '../rule.ts';
import { declarationOf } from '../set-variables.ts';

/** What shells, Docker or the image may set without a word in the file. */
const ALWAYS_SET =
  /^(?:HOME|PATH|PWD|OLDPWD|IFS|PS[124]|PPID|OPTARG|OPTIND|LINENO|RANDOM|SECONDS|SHLVL|HOSTNAME|SHELL|USER|LOGNAME|TERM|E?UID|BASH.*|FUNCNAME)$/;
/** What BuildKit gives an ARG of this name. */
const PLATFORM = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$/;

/** Build arguments that need no ARG. */
const PROXY = /^(?:HTTPS?|FTP|NO|ALL)_PROXY$/i;

/** core-profile's /etc/profile begins with `set -eux` (StageX packages/core/profile). */
export const unsetVariable: Rule = {
  name: 'unset-variable',
  summary: 'The login shell stops at a variable that is not set',
  level: 'suggestion',
  ecosystem: 'shell',
  since: '2026.01.0',
  *find(context) {
    for (const facts of context.stages) {
      for (const [name, uses] of Map.groupBy(unsetUses(facts, context), (use) => use.name)) {
        const [first] = uses;
        if (!first) continue;
        const unless =
          PROXY.test(name) || lookupArg(facts.stage.state, name)
            ? `unless the build is given ${name}`
            : `since nothing in this file sets ${name}`;
        yield {
          at: first,
          message: `The login shell of ${facts.base?.at?.name} runs with set -u, so this RUN ends with an error here, ${unless}. \${${name}:-} stands for nothing, as $${name} did before; a plain SHELL takes set -u away.`,
          edits: uses.map(({ end, start }) => ({ start, end, text: `\${${name}:-}` })),
        };
      }
    }
  },
};

/** Plain uses, `$NAME` and `${NAME}`, of variables that nothing we know of sets. */
function unsetUses({ base, runs }: StageFacts, { dockerfile }: Context): readonly VariableUse[] {
  const runtime = base?.at?.runtime;
  if (!runtime) return [];
  return runs.flatMap((run) => {
    const mayBeSetElsewhere = run.commands.some(
      ({ args, name }) =>
        ['.', 'source', 'eval'].includes(name?.value ?? '') ||
        (name?.value === 'set' && args.some(({ value }) => /^\+[a-z]*u/.test(value) || value === 'nounset')),
    );
    if (!run.usesProfile || mayBeSetElsewhere) return [];
    return run.variables.filter(({ end, hasDefault, isChild, name, start }) => {
      const isPlain = /^\$(?:\w+|\{\w+\})$/.test(dockerfile.text.slice(start, end));
      if (!isPlain || hasDefault || isChild || run.assigned.has(name)) return false;
      if (ALWAYS_SET.test(name) || isSetByProfile(name) || Object.hasOwn(runtime.env ?? {}, name)) return false;
      // --mount=type=secret,id=…,env=NAME
      if (run.instruction.flags.some(({ value }) => value?.text.split(',').includes(`env=${name}`))) return false;
      const declaration = declarationOf(name, run, dockerfile);
      if (!declaration) return true;
      return declaration.instruction.keyword === 'ARG' && !declaration.variable.raw && !PLATFORM.test(name);
    });
  });
}
