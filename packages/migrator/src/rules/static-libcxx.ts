/** The shortest set known to link libc++ into a static Rust program, and what a build lacks of it. */
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Part } from '../dockerfile/reference.ts';
import type { Edit } from '../edits.ts';
import type { StageFacts } from '../stages.ts';
import { appendWords, envWords } from './env-words.ts';
import { insertAfter } from './insert.ts';
import type { RustBuild } from './rust-builds.ts';
import { linkArguments, type RustFlags } from './rust-flags.ts';
import { type Setting, settingsOf } from './settings.ts';

/** One thing that is missing, and how to add it. */
export interface MissingPart {
  readonly what: string;
  readonly edits: readonly Edit[];
}

export const LIBCXX_ARCHIVE = '/usr/lib/libc++.a';
/** Each with other ways to say it; rust-dynamic-libcxx makes archives of the second. */
const ARCHIVES = [
  [LIBCXX_ARCHIVE, '-lc++', '-l:libc++.a'],
  ['/usr/lib/libc++abi.a', '-lc++abi', '-l:libc++abi.a'],
] as const;
const LINKER = 'CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_LINKER';

/** The set in words. */
export const STATIC_LIBCXX = `${missingFlags([], false).join(' ')} in RUSTFLAGS; CXXSTDLIB=c++; -stdlib=libc++ in CXXFLAGS`;

/**
 * What a static build lacks.
 *
 * @param build absent: the end of the stage
 * @param flags have at least one setting
 * @param isGiven whether an earlier finding completes the flags that these go on from
 */
export function missingParts(
  dockerfile: Dockerfile,
  { has, stage }: StageFacts,
  build: RustBuild | undefined,
  flags: RustFlags,
  isGiven: boolean,
): readonly MissingPart[] {
  const last = flags.settings.at(-1);
  if (!last) return [];
  const below = last.instruction.keyword === 'RUN' ? stage.from : last.instruction;
  const insert = (line: string) => [insertAfter(dockerfile, below, line)];
  // Every stage that shares the flags is to get the whole set, so what stands beside them is looked for where they are.
  const owner = dockerfile.stages[below.stage ?? -1] ?? stage;
  const find = (name: string) => settingsOf(name, stage, build);
  const findBeside = (name: string) => (owner === stage ? find(name) : settingsOf(name, owner, undefined));
  const linked = linkArguments(flags);
  const parts: MissingPart[] = [];

  const gnu = linked.find(({ value }) => value === '-lstdc++');
  const hasLinker = flags.options.some(({ name }) => name === 'linker') || find(LINKER).length > 0;
  const replaced = gnu ? [LIBCXX_ARCHIVE] : [];
  const words = missingFlags([...linked.map(({ value }) => value), ...replaced], hasLinker);
  if (words.length > 0 && !isGiven) {
    parts.push({ what: `${words.join(' ')} in RUSTFLAGS`, edits: appendWords(dockerfile, last.variable, words) });
  }
  if (gnu) parts.push(replace(gnu.at, LIBCXX_ARCHIVE));
  // mold came with 2026.03.0; LLD is in every release from 2026.01.0 on, so it is what is added.
  const mold = has('core-mold') ? undefined : linked.find(({ value }) => value === '-fuse-ld=mold');
  if (mold) parts.push(replace(mold.at, '-fuse-ld=lld'));

  if (findBeside('CXXSTDLIB').length === 0 && !isGiven) {
    parts.push({ what: 'CXXSTDLIB=c++', edits: insert('ENV CXXSTDLIB=c++') });
  }
  const [own, beside] = [find('CXXFLAGS'), findBeside('CXXFLAGS')];
  const isSame = placeOf(own) === placeOf(beside);
  const edits = (isSame ? [own] : [beside, own]).flatMap((settings) => chooseLibcxx(dockerfile, settings, insert));
  if (edits.length > 0) parts.push({ what: '-stdlib=libc++ in CXXFLAGS', edits });
  return parts.filter(({ edits }) => edits.length > 0);
}

function chooseLibcxx(
  dockerfile: Dockerfile,
  cxxflags: readonly Setting[],
  insert: (line: string) => readonly Edit[],
): readonly Edit[] {
  const last = cxxflags.at(-1)?.variable;
  if (!last) return insert('ENV CXXFLAGS="-stdlib=libc++"');
  const words = cxxflags.flatMap(({ variable }) => envWords(variable, dockerfile));
  return words.some(({ text }) => text.startsWith('-stdlib=')) ? [] : appendWords(dockerfile, last, ['-stdlib=libc++']);
}

function placeOf(settings: readonly Setting[]): number | undefined {
  return settings.at(-1)?.variable.raw?.start;
}

function missingFlags(linked: readonly string[], hasLinker: boolean): readonly string[] {
  const words = linked.flatMap((value) => value.split(','));
  return [
    ...(hasLinker ? [] : ['-C linker=clang']),
    ...(words.some((word) => word.startsWith('-fuse-ld=')) ? [] : ['-C link-arg=-fuse-ld=lld']),
    ...ARCHIVES.flatMap((names) => (names.some((name) => words.includes(name)) ? [] : [`-C link-arg=${names[0]}`])),
  ];
}

function replace({ end, start, text: before }: Part, text: string): MissingPart {
  return { what: `${text} instead of ${before}`, edits: [{ start, end, text }] };
}
