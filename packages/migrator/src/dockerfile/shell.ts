/** What a RUN runs: its commands and words, read by a real shell parser, with ranges in the Dockerfile. */
import {
  type Command,
  forEachChild,
  type HereDoc,
  type Pipeline,
  parse,
  type Redirection,
  type SyntaxNode,
  type Word,
} from 'unbash';
import type { Range } from '../range.ts';
import { baseName } from './base-name.ts';
import type { Part } from './reference.ts';

/** One simple command: `CC=gcc make -j4`. */
export interface ShellCommand {
  readonly range: Range;
  /** The program; undefined for assignments alone. */
  readonly name: ShellWord | undefined;
  readonly args: readonly ShellWord[];
  /** Assignments before the program, or alone: they hold for the program, or for the rest of the script. */
  readonly assignments: readonly ShellAssignment[];
  /** Whether it is in a script that another shell reads, one without the options of this one: `bash <<EOF`, or `#!`. */
  readonly isChild: boolean;
  readonly output: Output;
}

/**
 * Where the standard output of a command goes: into a file; to the command that reads it, through a pipe or in a
 * substitution; or into the log of the build, or nowhere. A loop or a group that reads it is not looked into: `log`.
 */
export type Output = 'file' | 'log' | ShellCommand;

/** `text` is as written, with quotes and variables. */
export interface ShellWord extends Part {
  /** The text after quotes are taken off; variables stay as they are written. */
  readonly value: string;
}

export interface ShellAssignment extends Range {
  readonly name: string;
  readonly value: ShellWord | undefined;
}

/** A variable that a script expands. */
export interface VariableUse extends Range {
  readonly name: string;
  /** Whether the expansion says what to do when the variable is not set: `${NAME:-}`. */
  readonly hasDefault: boolean;
  /** As for a command. */
  readonly isChild: boolean;
}

export interface Shell {
  /** In the order of the text, those in substitutions, functions and loops included. */
  readonly commands: readonly ShellCommand[];
  readonly variables: readonly VariableUse[];
  /** The variables that the script gives a value: by assignments, loops, `read`, `${NAME:=}`. */
  readonly assigned: ReadonlySet<string>;
}

/** Programs whose standard input is a script of the same language. */
const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', '/bin/sh', '/bin/bash']);
/** Programs that give variables a value: `export NAME=value`. */
const ASSIGNING = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);
/** Programs whose arguments name the variables they fill. */
const FILLING = new Set(['read', 'getopts', 'mapfile', 'readarray']);

/**
 * Reads the shell form of a RUN.
 *
 * @param text the Dockerfile
 * @param range what follows the flags of the RUN, heredocs included
 * @param escapeCharacter the character that continues a line in this Dockerfile
 */
export function readShell(text: string, range: Range, escapeCharacter: string): Shell {
  const commands = new Map<number, ShellCommand>();
  const variables: VariableUse[] = [];
  const assigned = new Set<string>();
  const script = joinLines(text.slice(range.start, range.end), escapeCharacter);

  const readScript = (source: string, at: number, isChild: boolean, scriptOutput: Output): void => {
    const use = (name: string, node: { readonly pos: number; readonly end: number }, hasDefault: boolean) => {
      if (!NAME.test(name)) return;
      variables.push({ name, start: at + node.pos, end: at + node.end, hasDefault, isChild });
    };
    const readCommand = (node: Command, command: ShellCommand): void => {
      const { start } = command.range;
      if (!commands.has(start)) commands.set(start, command);
      for (const name of namesSetBy(command)) assigned.add(name);
      for (const redirect of node.redirects) {
        if (redirect.type !== 'HereDoc' || !isScript(node, redirect)) continue;
        const body = source.slice(redirect.body.pos, redirect.body.end);
        const startsShell = node.name !== undefined || /^\s*#!/.test(body);
        readScript(body, at + redirect.body.pos, isChild || startsShell, command.output);
      }
      forEachChild(node, (child) => visit(child, command));
    };
    const readPipeline = (node: Pipeline, output: Output): void => {
      const steps: (() => void)[] = [];
      let behind = output;
      // From the last to the first: each writes to the one behind it.
      for (const part of node.commands.toReversed()) {
        const own = behind;
        const command = part.type === 'Command' ? toCommand(part, at, isChild, own) : undefined;
        steps.push(() => (part.type === 'Command' && command ? readCommand(part, command) : visit(part, own)));
        behind = command ?? 'log';
      }
      for (const step of steps.reverse()) step();
    };
    const noteVariables = (node: SyntaxNode): void => {
      if (node.type === 'For' || node.type === 'Select') assigned.add(node.name.value);
      if (node.type === 'SimpleExpansion') use(node.text.slice(1), node, false);
      if (node.type === 'ParameterExpansion') {
        const isDefault = node.operation?.type === 'Default';
        if (isDefault && node.operation.operator.endsWith('=')) assigned.add(node.parameter);
        use(node.parameter, node, isDefault);
      }
    };
    const visit = (node: SyntaxNode, output: Output): void => {
      if (node.type === 'Command') readCommand(node, toCommand(node, at, isChild, output));
      else if (node.type === 'Pipeline') readPipeline(node, output);
      else {
        noteVariables(node);
        const inner = node.type === 'Redirected' ? redirected(node.redirects, output) : output;
        forEachChild(node, (child) => visit(child, inner));
      }
    };
    visit(parse(source), scriptOutput);
  };

  readScript(script, range.start, false, 'log');
  return {
    // The body of an unquoted heredoc is read twice: as text that the shell expands before another reads the script.
    commands: [...commands.values()].filter(({ name, assignments }) => name || assignments.length > 0),
    variables: [...new Map(variables.map((variable) => [variable.start, variable])).values()].sort(
      (a, b) => a.start - b.start,
    ),
    assigned,
  };
}

const NAME = /^[A-Za-z_]\w*$/;

function namesSetBy({ args, assignments, name }: ShellCommand): readonly string[] {
  const program = name?.value ?? '';
  const words = args.map(({ value }) => value);
  const named = ASSIGNING.has(program)
    ? words.flatMap((word) => (word.includes('=') ? word.slice(0, word.indexOf('=')) : []))
    : words.filter((word) => FILLING.has(program) && NAME.test(word));
  return [...assignments.map((assignment) => assignment.name), ...named];
}

/** A heredoc without a command is the script of the RUN itself; a shell reads one from its standard input. */
function isScript(command: Command, { body }: HereDoc): boolean {
  const program = command.name?.value;
  if (program !== undefined && !SHELLS.has(program)) return false;
  const interpreter = /^\s*#!\s*(?:\/usr\/bin\/env\s+)?(\S+)/.exec(body.text)?.[1];
  return interpreter === undefined || SHELLS.has(baseName(interpreter));
}

/** What redirections make of the output of a command: `> file`, `> /dev/null`, `>&2`. */
function redirected(redirects: readonly Redirection[], otherwise: Output): Output {
  const last = redirects.findLast(
    (redirect) =>
      redirect.type === 'Redirect' &&
      redirect.operator.includes('>') &&
      (!redirect.descriptor || (redirect.descriptor.type === 'FileDescriptor' && redirect.descriptor.value === 1)),
  );
  if (last?.type !== 'Redirect') return otherwise;
  return /^(?:\/dev\/|\d+$|-$)/.test(last.target?.value ?? '') ? 'log' : 'file';
}

function toCommand(node: Command, at: number, isChild: boolean, output: Output): ShellCommand {
  return {
    range: { start: at + node.pos, end: at + node.end },
    name: node.name && toWord(node.name, at),
    args: node.suffix.flatMap((argument) => {
      if (argument.type === 'Word') return [toWord(argument, at)];
      // `export CC=gcc`: an assignment, but a word of the command all the same.
      if (argument.type !== 'Assignment') return [];
      return [{ text: argument.text, value: unquote(argument.text), start: at + argument.pos, end: at + argument.end }];
    }),
    assignments: node.prefix.flatMap((part) =>
      part.type === 'Assignment'
        ? [
            {
              name: part.name,
              start: at + part.pos,
              end: at + part.end,
              value: part.value?.type === 'Word' ? toWord(part.value, at) : undefined,
            },
          ]
        : [],
    ),
    isChild,
    output: redirected(node.redirects, output),
  };
}

function toWord(word: Word, at: number): ShellWord {
  return { text: word.text, value: word.value, start: at + word.pos, end: at + word.end };
}

function unquote(text: string): string {
  return text.replace(/["']/g, '');
}

/**
 * The script as the shell gets it, at the same offsets: continued lines end in a backslash, whatever the Dockerfile's
 * escape character is, and the comment and blank lines that Docker takes out between them are blank.
 */
function joinLines(text: string, escapeCharacter: string): string {
  let output = '';
  let isContinued = false;
  for (const line of text.match(/[^\n]*(?:\n|$)/g) ?? []) {
    const body = line.replace(/\r?\n$/, '');
    if (isContinued && /^[ \t]*(#|$)/.test(body)) {
      output += ' '.repeat(line.length);
      continue;
    }
    const trimmed = body.trimEnd();
    isContinued = trimmed.endsWith(escapeCharacter) && line.length > body.length;
    output += isContinued
      ? `${trimmed.slice(0, -1)}${' '.repeat(line.length - trimmed.length - 1)}\\\n`
      : body + line.slice(body.length).replace('\r', ' ');
    if (!isContinued && output.includes('<<')) {
      // From here on the lines are a heredoc's, and Docker leaves them as they are.
      return output + text.slice(output.length).replaceAll('\r\n', ' \n');
    }
  }
  return output;
}
