import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { alternatives, CHOICES, isRegistry, type MigrateOptions } from '../options.ts';
import type { CommentFacts } from '../report/comment.ts';
import type { Action } from '../report/text.ts';
import { closest } from './closest.ts';

/** What a run was asked to do. */
export interface RunOptions {
  /** As given; empty: look in the current folder. */
  readonly files: readonly string[];
  readonly action: Action;
  readonly print: 'text' | 'diff' | 'json' | 'markdown' | 'commit';
  /** Whether the text report has the checklist of each file too. */
  readonly checklist?: boolean;
  /** Where the pages are that Markdown links to. */
  readonly links: Pick<CommentFacts, 'site'>;
  readonly migrate: MigrateOptions;
}

/** What the command line said. */
export type Arguments =
  | { readonly kind: 'run'; readonly options: RunOptions }
  | { readonly kind: 'help' | 'version' | 'rules' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** What option values are checked against. */
export interface Known {
  /** Oldest first. */
  readonly releases: readonly string[];
  readonly rules: readonly string[];
}

const OPTIONS = {
  write: { type: 'boolean' },
  check: { type: 'boolean' },
  diff: { type: 'boolean' },
  checklist: { type: 'boolean' },
  format: { type: 'string' },
  site: { type: 'string' },
  release: { type: 'string' },
  catalog: { type: 'string', multiple: true },
  level: { type: 'string' },
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  tags: { type: 'string' },
  digests: { type: 'string' },
  registry: { type: 'string', multiple: true },
  rules: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

const FORMATS = ['text', 'json', 'markdown', 'commit'] as const;

/** How many releases an error about a release names. */
const RELEASES_TO_NAME = 5;

/**
 * Reads the command line and checks every value, so that nothing is read or written on behalf of a mistake.
 *
 * @param args the arguments after the program's name
 */
export function readArguments(args: readonly string[], known: Known): Arguments {
  const parsed = parse(args);
  if ('problem' in parsed) return { kind: 'wrong', problems: [parsed.problem] };
  const { values, positionals: files } = parsed;
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (values.rules) return { kind: 'rules' };

  const problems: string[] = [];
  const choose = <T extends string>(
    option: string,
    value: string | undefined,
    choices: readonly T[],
  ): T | undefined => {
    const choice = choices.find((candidate) => candidate === value);
    if (value !== undefined && choice === undefined) {
      problems.push(`--${option} ${quote(value)} does not exist; choose ${alternatives(choices)}`);
    }
    return choice;
  };

  if (values.release !== undefined && !known.releases.includes(values.release)) {
    const newest = known.releases.slice(-RELEASES_TO_NAME).reverse().join(', ');
    problems.push(`release ${quote(values.release)} is not in the catalogue; the newest there are ${newest}`);
  }
  const rules = (option: 'only' | 'skip') => {
    const names = values[option]?.flatMap((list) => list.split(',').map((name) => name.trim())).filter(Boolean);
    if (names?.length === 0) problems.push(`--${option} names no rule; --rules lists them`);
    for (const name of names ?? []) {
      if (known.rules.includes(name)) continue;
      const meant = closest(name, known.rules);
      const hint = meant === undefined ? '--rules lists the rules' : `did you mean ${meant}? --rules lists the rules`;
      problems.push(`--${option}: there is no rule ${quote(name)}; ${hint}`);
    }
    return names;
  };
  const registries = values.registry?.map((registry) => registry.replace(/\/+$/, ''));
  for (const registry of registries ?? []) {
    if (isRegistry(registry)) continue;
    problems.push(`--registry ${quote(registry)} is not a path of images; write it as in ghcr.io/acme/stagex`);
  }

  const format = choose('format', values.format, FORMATS);
  const migrate = defined({
    release: values.release,
    level: choose('level', values.level, CHOICES.level),
    only: rules('only'),
    skip: rules('skip'),
    tags: choose('tags', values.tags, CHOICES.tags),
    digests: choose('digests', values.digests, CHOICES.digests),
    registries,
  });

  if (values.write && values.check) problems.push('--write and --check exclude each other; choose one');
  const isOther = format !== undefined && format !== 'text';
  if (values.diff && isOther) problems.push(`--diff and --format ${format} exclude each other; choose one`);
  if (values.site !== undefined) {
    if (format !== 'markdown') problems.push('--site is for --format markdown only; leave it out');
    else if (!/^https?:\/\//.test(values.site) || !URL.canParse(values.site)) {
      problems.push(`--site ${quote(values.site)} is not an address; write it as in https://restage.example`);
    }
  }
  if (values.checklist && (values.diff || isOther)) {
    problems.push(`--checklist and ${values.diff ? '--diff' : `--format ${format}`} exclude each other; choose one`);
  }
  if (files.includes('')) problems.push('a file name is empty');
  if (files.includes('-')) {
    if (files.some((file) => file !== '-')) problems.push('"-" (standard input) cannot be mixed with files');
    const also = values.diff ? '--diff' : values.checklist ? '--checklist' : `--format ${format}`;
    if (values.write && (values.diff || values.checklist || isOther)) {
      problems.push(`with "-", --write prints the new text, so ${also} has no place to go; leave one of them out`);
    }
  }
  if (problems.length > 0) return { kind: 'wrong', problems };

  const action = values.write ? 'write' : values.check ? 'check' : 'show';
  const print = values.diff ? 'diff' : (format ?? 'text');
  const rest = { ...defined({ checklist: values.checklist }), links: defined({ site: values.site }) };
  return { kind: 'run', options: { files, action, print, migrate, ...rest } };
}

/**
 * The release files that the command line names, which have to be read before it can be checked whether a release exists;
 * none where it asks for help or cannot be read.
 */
export function namedCatalogs(args: readonly string[]): readonly string[] {
  const parsed = parse(args);
  if ('problem' in parsed) return [];
  const { catalog = [], help, rules, version } = parsed.values;
  return help || rules || version ? [] : [...new Set(catalog)];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const unknown = /^Unknown option '(-[^']*)'/.exec(error.message)?.[1];
    return { problem: unknown === undefined ? (error.message.split('\n')[0] ?? '') : unknownOption(unknown) };
  }
}

function unknownOption(option: string): string {
  const meant = closest(option.replace(/^-+/, ''), Object.keys(OPTIONS));
  const hint = meant === undefined ? '' : `did you mean --${meant}? `;
  return `there is no option ${option}; ${hint}--help lists the options`;
}

/** Leaves out what was not given: an option that is there but undefined is not the same to the engine. */
function defined<T extends object>(options: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function quote(value: string): string {
  return JSON.stringify(value);
}
