/** Rules about what makes two builds give the same bytes. Each says where a file keeps to one practice, and where not. */
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Edit } from '../edits.ts';
import type { Range } from '../range.ts';
import type { Context, Rule, RuleFinding } from './rule.ts';
import type { CommandPlace } from './settings.ts';

/** One place that a practice is about. */
export interface Sighting {
  readonly at: Range;
  /** `unknown`: the file does not tell, because a variable, a build argument or another file does. */
  readonly state: 'kept' | 'broken' | 'unknown';
  /** What is to be said of a broken one; absent where it has been said elsewhere. */
  readonly message?: string;
  readonly edits?: readonly Edit[];
  /** The same words about the same stage are one finding. */
  readonly stage?: number | undefined;
}

export interface PracticeRule extends Rule {
  /** Every place that the practice is about; looked for once, for the findings and for the checklist. */
  see(context: Context): readonly Sighting[];
}

/** Makes a rule of what is seen of a practice. */
export function practiceRule({
  see,
  ...rule
}: Pick<Rule, 'name' | 'summary' | 'level'> & { see(context: Context): Iterable<Sighting> }): PracticeRule {
  const seen = new WeakMap<Context, readonly Sighting[]>();
  const look = (context: Context): readonly Sighting[] => {
    const sightings = seen.get(context) ?? [...see(context)];
    seen.set(context, sightings);
    return sightings;
  };
  return {
    ...rule,
    ecosystem: 'reproducibility',
    see: look,
    *find(context) {
      const broken = look(context).filter(({ message, state }) => state === 'broken' && message !== undefined);
      for (const group of Map.groupBy(broken, ({ message, stage }) => `${stage} ${message}`).values()) {
        yield* oneFinding(group, rule, context);
      }
    },
  };
}

function* oneFinding(
  group: readonly Sighting[],
  { level }: Pick<Rule, 'level'>,
  { dockerfile }: Context,
): Generator<RuleFinding> {
  const [first, ...others] = group;
  if (!first) return;
  const { line } = dockerfile.lines.place(first.at);
  const elsewhere = others.filter(({ at }) => dockerfile.lines.place(at).line !== line);
  const edits = group.flatMap((sighting) => sighting.edits ?? []);
  yield {
    at: first.at,
    level: edits.length > 0 ? level : 'advice',
    message: `${first.message}${elsewhere.length > 0 ? ` The same on ${listLines(elsewhere, dockerfile)}.` : ''}`,
    edits,
  };
}

/** A sighting at a command. */
export function sightCall(
  { command, run }: CommandPlace,
  state: Sighting['state'],
  message?: string,
  edits: readonly Edit[] = [],
): Sighting {
  const said = message === undefined ? {} : { message };
  // What is in the strings of an exec form is not edited.
  return { at: command.range, state, stage: run.instruction.stage, edits: run.isExec ? [] : edits, ...said };
}

/** How many lines are named before the rest is only counted. */
const NAMED = 6;

/** `line 3`, `lines 3 and 7`, in the order of the text, each once. */
export function listLines(sightings: readonly Pick<Sighting, 'at'>[], { lines }: Dockerfile): string {
  const all = [...new Set(sightings.map(({ at }) => lines.place(at).line))].sort((a, b) => a - b);
  const named = all.length > NAMED ? [...all.slice(0, NAMED), `${all.length - NAMED} more`] : all;
  return named.length === 1 ? `line ${named[0]}` : `lines ${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}
