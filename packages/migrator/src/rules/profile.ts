/** What core-profile's /etc/profile does to the variables of a RUN (StageX packages/core/profile). */
import type { Release } from '../catalog/catalog.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Run } from '../stages.ts';
import { declarationOf } from './set-variables.ts';
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

/** The variables it overwrites in a RUN. TARGET is one where TARGETARCH or ARCH is set. */
export function overwrittenNames(run: Run, dockerfile: Dockerfile): readonly string[] {
  const knowsTarget = ['TARGETARCH', 'ARCH'].some((name) => declarationOf(name, run, dockerfile) !== undefined);
  return knowsTarget ? [...OVERWRITTEN, 'TARGET'] : OVERWRITTEN;
}

/** Whether it, or the shell itself, gives a variable a value. */
export function isSetByProfile(name: string): boolean {
  return OVERWRITTEN.includes(name) || SET.includes(name);
}

/** Whether it overwrites a variable by the same, `CC=clang` or `AR=llvm-ar`, or by what the file is better off with. */
export function isProfileValue(name: string, value: string, target: Release): boolean {
  // 51ef0aa3: mold takes the place of lld; before that it is not there.
  const linkers = compareVersions(target.id, '2026.03.0') >= 0 ? ['ld.mold'] : ['ld.lld', 'ld.mold'];
  const same: Readonly<Record<string, readonly string[]>> = {
    CC: ['clang', 'cc'],
    CXX: ['clang++', 'c++'],
    LD: linkers,
    LDFLAGS: linkers.map((linker) => `--ld-path=/usr/bin/${linker}`),
    LIBCC: ['/usr/lib/libclang_rt.builtins.a'],
    TARGET: ['x86_64-unknown-linux-musl'],
  };
  const known = same[name] ?? [`llvm-${name.toLowerCase()}`];
  return known.includes(name === 'LIBCC' ? value : value.replace(/^\/usr\/bin\//, ''));
}
