/** What core-profile's /etc/profile does to the variables of a RUN (StageX packages/core/profile). */
import type { Image, Release } from '../catalog/catalog.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Run, StageFacts } from '../stages.ts';
import { linkerFlagUses, setsGoFlags } from './go-commands.ts';
import type { Context } from './rule.ts';
import { type Declaration, declarationOf } from './set-variables.ts';
import { compareVersions } from './versions.ts';

/** CFLAGS, CXXFLAGS, RUSTFLAGS and those of cgo are left alone; CMAKE_GENERATOR only gets a default. */
const OVERWRITTEN = [
  'CC',
  'CXX',
  'CPP',
  'LD',
  'LDFLAGS',
  'AS',
  'AR',
  'NM',
  'RANLIB',
  'STRIP',
  'OBJCOPY',
  'OBJDUMP',
  'READELF',
  'SIZE',
  'DWP',
  'DEPMOD',
  'LIBCC',
  'MAKEFLAGS',
];

/** What else it may set. */
const SET = ['ARCH', 'TARGET', 'CMAKE_GENERATOR'];

/** What the file sets, a RUN of the stage gets, and the profile overwrites by something else. */
export function lostDeclarations(
  { base, has, runs, stage }: StageFacts,
  { dockerfile, target }: Context,
): readonly Declaration[] {
  const lost = new Map<string, Declaration>();
  // Most stages set no variable.
  if (!stage.state.env && !stage.state.args) return [];
  for (const run of runs.filter(({ usesProfile }) => usesProfile)) {
    for (const name of overwrittenNames(run, dockerfile)) {
      const declaration = declarationOf(name, run, dockerfile);
      const value = declaration?.variable.value;
      if (!declaration || value === undefined || run.assigned.has(name) || lost.has(name)) continue;
      // Known only when the build runs, and often the same.
      const isVariable = /^\$(?:\w+|\{\w+\})$/.test(value);
      // Without GCC the file is better off with what the profile sets.
      const isMissing = isGnuCompiler(value) && !has('core-gcc');
      // go-ldflags has a better way.
      const isGoFlags = name === 'LDFLAGS' && setsGoFlags(base) && linkerFlagUses(run).length > 0;
      if (isVariable || isMissing || isGoFlags || isProfileValue(name, value, target)) continue;
      lost.set(name, declaration);
    }
  }
  return [...lost.values()].sort((a, b) => a.instruction.range.start - b.instruction.range.start);
}

/** Whether it would be told otherwise on another release: LD, which is lld and then mold; the GCC that pallet-rust loses. */
export function isPassing({ variable }: Declaration, base: Image | undefined, { catalog }: Context): boolean {
  if (variable.name === 'LD') return /^(?:\/usr\/bin\/)?ld\.(?:lld|mold)$/.test(variable.value ?? '');
  const isInside = base !== undefined && catalog.contents(base.name, base.release).includes('core-gcc');
  return isInside && isGnuCompiler(variable.value ?? '');
}

function isGnuCompiler(value: string): boolean {
  return /^(?:\/usr\/bin\/)?(?:gcc|g\+\+|cpp)(?:\s|$)/.test(value);
}

/** The variables it overwrites in a RUN. TARGET is one where TARGETARCH or ARCH is set. */
function overwrittenNames(run: Run, dockerfile: Dockerfile): readonly string[] {
  const knowsTarget = ['TARGETARCH', 'ARCH'].some((name) => declarationOf(name, run, dockerfile) !== undefined);
  return knowsTarget ? [...OVERWRITTEN, 'TARGET'] : OVERWRITTEN;
}

/** Whether it, or the shell itself, gives a variable a value. */
export function isSetByProfile(name: string): boolean {
  return OVERWRITTEN.includes(name) || SET.includes(name);
}

/** Whether it overwrites a variable by the same, `CC=clang` or `AR=llvm-ar`, or by what the file is better off with. */
function isProfileValue(name: string, value: string, target: Release): boolean {
  // 51ef0aa3: mold takes the place of lld; before that it is not there.
  const linkers = compareVersions(target.id, '2026.03.0') >= 0 ? ['ld.mold'] : ['ld.lld', 'ld.mold'];
  const same: Readonly<Record<string, readonly string[]>> = {
    CC: ['clang', 'cc'],
    CXX: ['clang++', 'c++'],
    LD: linkers,
    LDFLAGS: linkers.map((linker) => `--ld-path=/usr/bin/${linker}`),
    CPP: ['clang-cpp', 'clang -E'],
    MAKEFLAGS: ['-j', '-j$(nproc)'],
    LIBCC: ['/usr/lib/libclang_rt.builtins.a'],
    TARGET: ['x86_64-unknown-linux-musl'],
  };
  const known = same[name] ?? [`llvm-${name.toLowerCase()}`];
  return known.includes(name === 'LIBCC' ? value : value.replace(/^\/usr\/bin\//, ''));
}
