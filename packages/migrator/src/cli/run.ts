import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { styleText } from 'node:util';
import { bundledCatalog, migrate, rules } from '../index.ts';
import { pullRequestComment } from '../report/comment.ts';
import { commitMessage } from '../report/commit.ts';
import { unifiedDiff } from '../report/diff.ts';
import { formatJson, jsonReport } from '../report/json.ts';
import { type FileResult, isChanged, needsWork, type ReadFile, type RunFacts, wasRead } from '../report/result.ts';
import { formatCheck, formatChecklist, formatDiff, formatFindings, formatSummary, type View } from '../report/text.ts';
import { visible } from '../report/visible.ts';
import { findDockerfiles, type Read, readStream, readText, replaceFiles } from './files.ts';
import { help } from './help.ts';
import { namedCatalogs, type RunOptions, readArguments } from './options.ts';
import { readRustProject } from './rust-project.ts';
import { verdictOf } from './verdict.ts';
import { version } from './version.ts';

/** A stream that text goes to. */
export interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  readonly colour: boolean;
}

/** Everything the command line takes from the process it runs in. */
export interface Host {
  /** After the program's name. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** The part of the engine that the command line uses. */
export interface Engine {
  readonly migrate: typeof migrate;
  readonly catalog: Pick<typeof bundledCatalog, 'releases' | 'newest'>;
  readonly rules: readonly Pick<(typeof rules)[number], 'name' | 'level' | 'summary'>[];
}

/** 0: done, or nothing to do. 1: a check found something to do. 2: something failed. */
export type ExitCode = 0 | 1 | 2;

const STDIN = '-';
const EXPORT = 'export-release';

/** One run of `restage`. */
export async function run(host: Host, given: Engine = { migrate, catalog: bundledCatalog, rules }): Promise<ExitCode> {
  // Neither is wanted often, and both take in what nothing else needs.
  if (host.args[0] === EXPORT) return runExport(host);
  const catalogs = namedCatalogs(host.args);
  const own = catalogs.length > 0 ? await readOwn(host, catalogs) : {};
  if (!own) return 2;
  const engine = { ...given, ...own };

  const parsed = readArguments(host.args, {
    releases: engine.catalog.releases.map(({ id }) => id),
    rules: engine.rules.map(({ name }) => name),
  });
  switch (parsed.kind) {
    case 'wrong':
      for (const problem of parsed.problems) complain(host, problem);
      return 2;
    case 'help':
      host.stdout.write(help);
      return 0;
    case 'version':
      host.stdout.write(`${version()}\n`);
      return 0;
    case 'rules':
      for (const { name, level, summary } of engine.rules) host.stdout.write(`${name} (${level}): ${summary}\n`);
      return 0;
    case 'run':
      return runOn(host, engine, parsed.options);
  }
}

async function runExport(host: Host): Promise<ExitCode> {
  const { exportRelease } = await import('./export-release.ts');
  const exported = exportRelease(host.args.slice(1), host.cwd);
  if ('problem' in exported) {
    complain(host, exported.problem);
    return 2;
  }
  host.stdout.write('help' in exported ? exported.help : exported.file);
  if ('notes' in exported) for (const note of exported.notes) host.stderr.write(`${visible(note)}\n`);
  return 0;
}

/** The engine with the releases of these files; undefined where one of them is wrong, which is said. */
async function readOwn(host: Host, catalogs: readonly string[]): Promise<Omit<Engine, 'rules'> | undefined> {
  const { readOwnReleases } = await import('./own-releases.ts');
  const read = await readOwnReleases(host.cwd, catalogs);
  for (const problem of 'problems' in read ? read.problems : read.notes) complain(host, problem);
  return 'problems' in read ? undefined : read;
}

async function runOn(host: Host, engine: Engine, options: RunOptions): Promise<ExitCode> {
  const paths = options.files.length > 0 ? distinct(options.files, host.cwd) : await findDockerfiles(host.cwd);
  if (paths.length === 0) {
    complain(host, 'no Dockerfile, Containerfile or *.Dockerfile in this folder; name the files to look at');
    return 2;
  }
  const files: FileResult[] = [];
  for (const path of paths) {
    const read: Read = path === STDIN ? await readStream(host.stdin) : await readText(host.cwd, path);
    if ('problem' in read) {
      files.push({ path, problem: read.problem });
      continue;
    }
    const project = path === STDIN ? {} : await readRustProject(dirname(resolve(host.cwd, path)));
    const migration = engine.migrate(read.text, { ...project, ...options.migrate });
    files.push({ path, text: read.text, migration });
  }

  const problems = files.flatMap((file) => problemOf(file) ?? []);
  const filtering = options.action === 'write' && paths[0] === STDIN;
  const saving = options.action === 'write' && !filtering;
  if (saving && problems.length > 0) problems.push('nothing was written');
  else if (saving) problems.push(...(await save(host, files.filter(wasRead))));

  const facts = factsOf(engine, options);
  const failed = problems.length > 0;
  if (filtering) filter(host, files, facts, failed);
  else print(host, options, files, facts, saving && !failed);
  for (const problem of problems) complain(host, problem);

  if (failed) return 2;
  return options.action === 'check' && files.filter(wasRead).some(needsWork) ? 1 : 0;
}

function factsOf({ catalog }: Engine, { migrate }: RunOptions): RunFacts {
  const own = catalog.releases.flatMap(({ id, own }) => (own ? [{ id, ...own }] : []));
  const listed = catalog.releases.findLast((release) => !release.own) ?? catalog.newest;
  return {
    target: migrate.release ?? catalog.newest.id,
    newest: listed.id,
    ...(own.length > 0 ? { own } : {}),
  };
}

function save(host: Host, files: readonly ReadFile[]): Promise<string[]> {
  const changed = files.filter(isChanged).map(({ path, migration }) => ({ path, text: migration.output }));
  return replaceFiles(host.cwd, changed);
}

/** Standard input with --write: the new text alone on standard output, everything else beside it. */
function filter(host: Host, files: readonly FileResult[], facts: RunFacts, failed: boolean): void {
  const view = viewOf(host.stderr);
  for (const file of failed ? [] : files.filter(wasRead)) {
    host.stdout.write(file.migration.output);
    host.stderr.write(formatFindings(file, view));
  }
  host.stderr.write(formatSummary(files, failed ? 'show' : 'write', facts, view));
}

function print(host: Host, options: RunOptions, files: readonly FileResult[], facts: RunFacts, written: boolean): void {
  const view = viewOf(host.stdout);
  if (options.print === 'json') {
    host.stdout.write(formatJson(jsonReport(files, facts)));
    return;
  }
  if (options.print === 'markdown' || options.print === 'commit') {
    const named = files.filter(wasRead).map((file) => ({ ...file, path: repositoryPath(file.path, host.cwd) }));
    const comment = { ...facts, ...options.links, verdict: verdictOf(files) };
    host.stdout.write(options.print === 'commit' ? commitMessage(named, facts) : pullRequestComment(named, comment));
    return;
  }
  // What was found in a file that could not be migrated may say why; that nothing was found says nothing then.
  const shown = files.filter(wasRead).filter(({ migration }) => migration.ok || migration.findings.length > 0);
  for (const file of shown) {
    const diff = formatDiff(unifiedDiff(diffPath(file.path, host.cwd), file.text, file.migration.output), view);
    if (options.print === 'diff') host.stdout.write(diff);
    else if (options.action === 'check') host.stdout.write(formatCheck(file, view));
    else host.stdout.write(`${written || diff === '' ? '' : `${diff}\n`}${formatFindings(file, view)}\n`);
    if (options.checklist) host.stdout.write(`${formatChecklist(file, view)}\n`);
  }
  if (options.print === 'text') {
    const action = options.action === 'write' && !written ? 'show' : options.action;
    host.stdout.write(formatSummary(files, action, facts, view));
  }
}

function problemOf(file: FileResult): string | undefined {
  const name = file.path === STDIN ? 'standard input' : file.path;
  if (!wasRead(file)) return `${name} ${file.problem}`;
  return file.migration.ok ? undefined : `${name}: ${file.migration.problem ?? 'cannot be migrated'}`;
}

/** Where the diff will be applied the file has a path relative to the current folder, with slashes. */
function diffPath(path: string, cwd: string): string {
  return path === STDIN ? 'stdin' : repositoryPath(path, cwd);
}

/** Relative to the current folder, which is taken for the repository's, with slashes; standard input has no name. */
function repositoryPath(path: string, cwd: string): string {
  if (path === STDIN) return '';
  const absolute = resolve(cwd, path);
  const inside = relative(cwd, absolute);
  // On Windows a file on another drive has no relative path.
  return (isAbsolute(inside) ? path : inside).split(sep).join('/');
}

/** The same file named twice is one file. */
function distinct(paths: readonly string[], cwd: string): string[] {
  const places = paths.map((path) => resolve(cwd, path));
  return paths.filter((_, index) => places.indexOf(places[index] ?? '') === index);
}

function viewOf({ isTTY, colour }: Output): View {
  // The stream has been asked already, by whoever made the host.
  const paint: View['paint'] = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  return { terminal: isTTY, paint };
}

function complain({ stderr }: Host, problem: string): void {
  stderr.write(`${viewOf(stderr).paint('red', 'restage:')} ${visible(problem)}\n`);
}
