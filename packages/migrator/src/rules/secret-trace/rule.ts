import { type Dockerfile, lookupArg } from '../../dockerfile/dockerfile.ts';
import { mountsOf } from '../../dockerfile/mounts.ts';
import type { ShellCommand, ShellWord, VariableUse } from '../../dockerfile/shell.ts';
import type { Run } from '../../stages.ts';
import type { Rule } from '../rule.ts';

/** `NPM_TOKEN`, `SIGNING_KEY_PASSPHRASE`; not `TOKEN_FILE`, which is a path. */
const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|(?:API|ACCESS|PRIVATE|SIGNING)_?KEY)(?!.*_(?:FILE|PATH|DIR|NAME|URL|ID|VERSION)$)(?:_|$)/i;

/** A secret as its RUN can reach it. */
interface Secret {
  /** `the secret npm_token`, `$NPM_TOKEN` */
  readonly label: string;
  readonly path?: string;
  readonly variable?: string;
}

/** core-profile's /etc/profile begins with `set -eux` (StageX packages/core/profile). */
export const secretTrace: Rule = {
  name: 'secret-trace',
  summary: 'The login shell prints every command, and this one holds a secret',
  level: 'advice',
  ecosystem: 'shell',
  since: '2026.01.0',
  *find({ dockerfile, stages }) {
    for (const { base, runs } of stages) {
      for (const run of runs) {
        const found = run.usesProfile ? firstPrinted(run, dockerfile) : undefined;
        if (!found) continue;
        yield {
          at: found.command.range,
          message: `The login shell of ${base?.at?.name} runs with set -x, so this command is printed with what it expands from ${found.secret.label}, and stays in the build log. Put set +x before it, or give the stage SHELL ["/bin/sh", "-c"].`,
        };
      }
    }
  },
};

function firstPrinted(
  run: Run,
  { text }: Dockerfile,
): { readonly command: ShellCommand; readonly secret: Secret } | undefined {
  const secrets = secretsOf(run);
  // `${NAME:+…}` and `${#NAME}` do not give the value.
  const printed = run.variables.filter(({ end, start }) => !/^\$\{(?:#|\w+:?\+)/.test(text.slice(start, end)));
  let isTraced = true;
  for (const command of secrets.length > 0 ? run.commands : []) {
    if (command.isChild) continue;
    isTraced = traceAfter(command, isTraced);
    const secret = isTraced ? secrets.find((candidate) => expands(command, candidate, printed)) : undefined;
    if (secret) return { command, secret };
  }
  return undefined;
}

/** Mounted secrets, and build arguments whose name says what they are. */
function secretsOf({ instruction, variables }: Run): readonly Secret[] {
  const mounted = mountsOf(instruction).flatMap(({ fields, target, type }): Secret[] => {
    if (type !== 'secret') return [];
    const id = fields.get('id') ?? target?.slice(target.lastIndexOf('/') + 1) ?? '';
    const variable = fields.get('env');
    const label = `the secret ${id}`;
    // With `env` alone there is no file.
    return variable && !target
      ? [{ label, variable }]
      : [{ label, path: target ?? `/run/secrets/${id}`, ...(variable ? { variable } : {}) }];
  });
  const args = variables.filter(({ name }) => SECRET_NAME.test(name) && lookupArg(instruction.state, name));
  return [...mounted, ...args.map(({ name }) => ({ label: `$${name}`, variable: name }))];
}

/** Whether what the shell prints of a command holds the secret: its variable, a substitution that reads it, a script of it. */
function expands(command: ShellCommand, { path, variable }: Secret, variables: readonly VariableUse[]): boolean {
  const words = wordsOf(command);
  const isIn = (word: ShellWord) =>
    variables.some(({ name, start }) => name === variable && word.start <= start && start < word.end);
  if (variable !== undefined && words.some(isIn)) return true;
  if (path === undefined) return false;
  const program = command.name?.value;
  if (program === '.' || program === 'source') return command.args[0]?.value === path;
  return words.some(({ text }) => /\$\(|`/.test(text) && text.includes(path));
}

function wordsOf({ args, assignments, name }: ShellCommand): readonly ShellWord[] {
  return [...assignments.flatMap(({ value }) => value ?? []), ...(name ? [name] : []), ...args];
}

/** `set +x`, `set +eux`, `set +o xtrace`, and their opposites. */
function traceAfter({ args, name }: ShellCommand, before: boolean): boolean {
  if (name?.value !== 'set') return before;
  const words = args.map(({ value }) => value);
  const option = words.find(
    (word, index) => /^[-+][a-z]*x/.test(word) || (word === 'xtrace' && /^[-+]o$/.test(words[index - 1] ?? '')),
  );
  if (option === undefined) return before;
  return option === 'xtrace' ? words[words.indexOf(option) - 1] === '-o' : option.startsWith('-');
}
