import type { Instruction } from '../../dockerfile/dockerfile.ts';
import type { Call, StageFacts } from '../../stages.ts';
import { cacheTargets, compilesCrate, isIn, targetFolder } from '../cargo-caches.ts';
import { practiceRule, type Sighting, sightCall } from '../practice.ts';
import type { Context } from '../rule.ts';

/** What a stage holds of a crate that was compiled while its sources were stubs. */
interface Stub {
  readonly line: number;
  /** Where it was compiled to; undefined where the file does not tell. */
  readonly folder: string | undefined;
  /** Whether that is a cache, and not in the stage. */
  readonly isCached: boolean;
}

/** zcash/wallet #376: a layer of compiled dependencies and a cache mount defeated each other. */
export const cargoCacheLayers = practiceRule({
  name: 'cargo-cache-layers',
  summary: 'A layer of compiled dependencies and a cache defeat each other',
  level: 'advice',
  *see(context) {
    const stubs = new Map<StageFacts | undefined, Stub | undefined>();
    const caches = new Map<StageFacts, ReadonlyMap<string, number>>();
    for (const stage of context.stages) {
      caches.set(stage, cachesOf(stage, context));
      yield* seeCopies(stage, (from) => caches.get(from) ?? new Map());
      stubs.set(stage, yield* seeBuilds(stage, inherited(stage, stubs, context), context));
    }
  },
});

/** What a stage has of the stages it is built on or copies out of. */
function inherited(
  { stage, stageCopies, wholeCopies }: StageFacts,
  stubs: ReadonlyMap<StageFacts | undefined, Stub | undefined>,
  { stages }: Context,
): Stub | undefined {
  const { source } = stage.base;
  const own = source.kind === 'stage' ? stubs.get(stages[source.stage]) : undefined;
  const copied = stageCopies.find(({ from, sources }) => {
    const folder = stubs.get(from)?.folder;
    return folder !== undefined && sources.some(({ text }) => isIn(folder, rooted(text)) || isIn(rooted(text), folder));
  });
  return own ?? stubs.get(copied?.from ?? wholeCopies.find(({ from }) => stubs.get(from))?.from);
}

/** Goes through a stage; returns what it leaves to those that are built on it. */
function* seeBuilds(
  facts: StageFacts,
  before: Stub | undefined,
  { dockerfile }: Context,
): Generator<Sighting, Stub | undefined> {
  let stub = before;
  /** What the sources are at this point: stubs, those of the project, or those with a new time. */
  let sources: 'none' | 'stub' | 'copied' | 'touched' = 'none';
  const copies = facts.stage.instructions.filter(bringsSources);
  let next = 0;
  for (const call of facts.calls) {
    for (; (copies[next]?.range.start ?? Number.POSITIVE_INFINITY) < call.command.range.start; next += 1) {
      sources = 'copied';
    }
    if (makesStub(call, sources === 'none' && !stub)) sources = 'stub';
    else if (refreshes(call)) sources = 'touched';
    if (!compilesCrate(call)) continue;
    const folder = targetFolder(call, facts)?.path;
    const isCached = cacheTargets(call, facts).some((cache) => isIn(folder ?? `${cache}/target`, cache));
    if (sources === 'stub') {
      stub = { line: dockerfile.lines.place(call.command.range).line, folder, isCached };
      sources = 'none';
    } else if (stub) yield sightCall(call, ...judge(stub, isCached, sources === 'copied'));
  }
  return stub;
}

function judge({ isCached, line }: Stub, hasCache: boolean, isOlder: boolean): [Sighting['state'], string?] {
  const builds = `Line ${line} compiles the dependencies with a stub of the program`;
  if (hasCache && !isCached) {
    return [
      'broken',
      `${builds} into a layer, and the cache that is mounted here hides that, so they are compiled again; keep one of the two.`,
    ];
  }
  if (!isOlder) return ['kept'];
  return [
    'broken',
    `${builds}, and COPY keeps the time of the sources, so cargo may take the stub for the newer one and leave it in the result; touch the sources before this.`,
  ];
}

/** A COPY out of a cache: what that holds is not in the stage. */
function seeCopies(
  { stageCopies }: StageFacts,
  lostIn: (stage: StageFacts) => ReadonlyMap<string, number>,
): Sighting[] {
  return stageCopies.flatMap(({ from, instruction, sources }) => {
    for (const [cache, line] of lostIn(from)) {
      if (!sources.some(({ text }) => isIn(rooted(text), cache) || isHomeOf(rooted(text), cache))) continue;
      const message = `${cache} is a cache that line ${line} mounts, and what a cache holds is not in the stage; copy what is wanted to another folder in that RUN.`;
      return { at: instruction.range, state: 'broken' as const, message, stage: instruction.stage };
    }
    return [];
  });
}

/** The caches that every RUN with cargo in a stage mounts, and where the first does. */
function cachesOf(stage: StageFacts, { dockerfile }: Context): ReadonlyMap<string, number> {
  const all = stage.calls.filter(({ program }) => program === 'cargo');
  const compiling = all.filter(compilesCrate);
  const [first, ...others] = compiling.length > 0 ? compiling : all;
  if (!first) return new Map();
  const mounted = others.map((call) => cacheTargets(call, stage));
  const { line } = dockerfile.lines.place(first.run.instruction.range);
  const shared = cacheTargets(first, stage).filter((path) => mounted.every((paths) => paths.includes(path)));
  return new Map(shared.map((path) => [path, line]));
}

/** `/usr/local/cargo`, whose registry is a cache. */
function isHomeOf(folder: string, cache: string): boolean {
  return isIn(cache, folder) && /^\/(?:registry|git)\b/.test(cache.slice(folder.length));
}

function rooted(path: string): string {
  return `/${path.replace(/^\/|\/$/g, '')}`;
}

function bringsSources({ flags, keyword, words }: Instruction): boolean {
  const isLocal = (keyword === 'COPY' || keyword === 'ADD') && !flags.some(({ name }) => name === 'from');
  return isLocal && words.slice(0, -1).some(({ text }) => !/\.(?:toml|lock)$/.test(text));
}

/** `echo 'fn main() {}' > src/main.rs`, `cargo init`; an empty library, where there are no sources yet. */
function makesStub({ args, command, program }: Call, isFirst: boolean): boolean {
  const values = args.map(({ value }) => value);
  if (program === 'cargo') return values.includes('init') || values.includes('new');
  if (program === 'touch') return isFirst && values.some((value) => value.endsWith('.rs'));
  return command.output === 'file' && values.some((value) => /\bfn main\s*\(\)/.test(value));
}

/** What makes cargo compile the crate itself again: newer sources, or nothing left of it. */
function refreshes({ args, program }: Call): boolean {
  const values = args.map(({ value }) => value);
  const has = (text: string) => values.some((value) => value.includes(text));
  switch (program) {
    case 'touch':
      return true;
    case 'find':
      return has('touch');
    case 'rm':
      return has('target');
    default:
      return program === 'cargo' && values.includes('clean');
  }
}
