import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { VariableUse } from '../../dockerfile/shell.ts';
import type { Edit } from '../../edits.ts';
import { linkerFlagUses, setsGoFlags } from '../go-commands.ts';
import type { Rule } from '../rule.ts';
import { type Declaration, declarationOf } from '../set-variables.ts';

const FAILS =
  'the login shell sets LDFLAGS to --ld-path=…, and go build stops with “flag provided but not defined: -ld-path”';

/** pallet-go has ENV LDFLAGS and GO_LDFLAGS of one value; /etc/profile overwrites LDFLAGS (StageX packages/core/profile). */
export const goLdflags: Rule = {
  name: 'go-ldflags',
  summary: 'In RUN, LDFLAGS holds flags of the C linker, and go build refuses them',
  level: 'safe',
  ecosystem: 'go',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    const renamed = new Map<Declaration['variable'], { own: Declaration; uses: VariableUse[] }>();
    for (const { base, runs } of stages) {
      if (!setsGoFlags(base)) continue;
      for (const run of runs) {
        const uses = run.usesProfile && !run.assigned.has('LDFLAGS') ? linkerFlagUses(run) : [];
        const [first] = uses;
        if (!first) continue;
        const own = declarationOf('LDFLAGS', run, dockerfile);
        if (own) {
          renamed.set(own.variable, { own, uses: [...(renamed.get(own.variable)?.uses ?? []), ...uses] });
          continue;
        }
        yield {
          at: first,
          message: `Inside RUN ${FAILS}. GO_LDFLAGS holds the flags that LDFLAGS held.`,
          edits: uses.map(prefixUse),
        };
      }
    }
    for (const { own, uses } of renamed.values()) {
      const edits = renameEdits(own, uses, dockerfile);
      yield {
        at: uses[0] ?? own.instruction.range,
        level: edits.length > 0 ? 'suggestion' : 'advice',
        message: `This file sets LDFLAGS, but inside RUN ${FAILS}. Name the variable GO_LDFLAGS, as the image names its own.`,
        edits,
      };
    }
  },
};

/** Renames a variable that one ENV sets and nothing but -ldflags uses; nothing where there is more to it. */
function renameEdits(
  { instruction, variable }: Declaration,
  uses: readonly VariableUse[],
  { text }: Dockerfile,
): readonly Edit[] {
  const { raw } = variable;
  const start = (raw?.start ?? 0) - 'LDFLAGS='.length;
  if (instruction.keyword !== 'ENV' || !raw || text.slice(start, raw.start) !== 'LDFLAGS=') return [];
  // It may go on from the image's own, which keeps its name.
  const mentions = (part: string) => part.match(/\bLDFLAGS\b/g)?.length ?? 0;
  const isAll = mentions(text) === 1 + uses.length + mentions(raw.text);
  if (!isAll || /\bGO_LDFLAGS\b/.test(text)) return [];
  return [{ start, end: start, text: 'GO_' }, ...uses.map(prefixUse)];
}

/** `$LDFLAGS` or `${LDFLAGS}` */
function prefixUse({ end, name, start }: VariableUse): Edit {
  const at = end - start > name.length + 1 ? start + 2 : start + 1;
  return { start: at, end: at, text: 'GO_' };
}
