/** Where a variable that a build reads gets its value: in the script of a RUN, in an ENV, or in an ARG. */
import type { Instruction, Stage, Variable } from '../dockerfile/dockerfile.ts';
import type { ShellCommand } from '../dockerfile/shell.ts';
import type { Run } from '../stages.ts';

/** One value of a variable. */
export interface Setting {
  /** Without `raw` where the value comes from outside: `ARG RUSTFLAGS`. */
  readonly variable: Variable;
  /** The ENV, ARG or RUN that holds it. */
  readonly instruction: Instruction;
}

/** A command of a RUN, the place where an environment is read. */
export interface CommandPlace {
  readonly run: Run;
  readonly command: ShellCommand;
}

/**
 * The settings that make up a value, the last one last: earlier ones count where the later goes on from them, as
 * `ENV RUSTFLAGS="$RUSTFLAGS -C …"` does.
 *
 * @param at the command that reads it; absent: the end of the stage
 */
export function settingsOf(name: string, stage: Stage, at: CommandPlace | undefined): readonly Setting[] {
  const settings: Setting[] = [];
  for (const setting of newestFirst(name, stage, at)) {
    settings.push(setting);
    if (!refersTo(setting.variable, name)) break;
  }
  return settings.reverse();
}

/** Fills in the variables of a word whose values the file tells; the others stay as they are written. */
export function expand(text: string, stage: Stage, at: CommandPlace): string {
  const isSet = (name: string) => settingsOf(name, stage, undefined).length > 0;
  // The login shell gives TARGET its own value where it knows the architecture (packages/core/profile).
  const isOverwritten = (name: string) =>
    name === 'TARGET' && at.run.usesProfile && (isSet('TARGETARCH') || isSet('ARCH'));
  return text.replace(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g, (written, plain?: string, braced?: string) => {
    const name = plain ?? braced ?? '';
    return isOverwritten(name) ? written : (settingsOf(name, stage, at).at(-1)?.variable.value ?? written);
  });
}

/** Docker lets an ENV win over an ARG, and the script has the last word. */
function* newestFirst(name: string, stage: Stage, at: CommandPlace | undefined): Generator<Setting> {
  if (at) yield* inScript(name, at);
  const { args, env } = (at?.run.instruction ?? stage).state;
  for (const latest of [env, args]) {
    for (let scope = latest; scope; scope = scope.before) {
      if (scope.variable.name === name) yield scope;
    }
  }
}

/** Those before the command hold for it when they stand alone or are exported. */
function* inScript(name: string, { command, run }: CommandPlace): Generator<Setting> {
  const own = command.assignments.filter((assignment) => assignment.name === name);
  const before = (assignmentsOf(run).get(name) ?? []).filter(
    ({ by }) => by.range.start < command.range.start && (!by.isChild || command.isChild),
  );
  for (const { value } of [...own, ...before.toReversed().map(({ assignment }) => assignment)]) {
    yield { variable: { name, value: value?.value, raw: value }, instruction: run.instruction };
  }
}

/** What the commands of a script leave set for those after them, by name. */
type Assignments = ReadonlyMap<
  string,
  readonly { readonly by: ShellCommand; readonly assignment: ShellCommand['assignments'][number] }[]
>;

/** Rules ask often, for one command after the other. */
const ASSIGNED = new WeakMap<Run, Assignments>();

function assignmentsOf(run: Run): Assignments {
  const known = ASSIGNED.get(run);
  if (known) return known;
  const all = run.commands.flatMap((by) => {
    const exported = by.name?.value === 'export' ? by.args.flatMap(readAssignment) : [];
    return (by.name ? exported : by.assignments).map((assignment) => ({ by, assignment }));
  });
  const found = Map.groupBy(all, ({ assignment }) => assignment.name);
  ASSIGNED.set(run, found);
  return found;
}

/** `RUSTFLAGS="-C …"` as an argument of export. */
function readAssignment({ end, start, text, value }: ShellCommand['args'][number]): ShellCommand['assignments'] {
  const equals = text.indexOf('=');
  if (equals === -1) return [];
  const word = {
    text: text.slice(equals + 1),
    value: value.slice(value.indexOf('=') + 1),
    start: start + equals + 1,
    end,
  };
  return [{ name: text.slice(0, equals), start, end, value: word }];
}

function refersTo({ raw }: Variable, name: string): boolean {
  return raw?.text.includes('$') === true && new RegExp(`\\$\\{?${name}\\b`).test(raw.text);
}
