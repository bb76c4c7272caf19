import { baseName } from '../../dockerfile/base-name.ts';
import type { Part } from '../../dockerfile/reference.ts';
import type { StageFacts } from '../../stages.ts';
import { bringsProgram } from '../gcc-programs.ts';
import type { Context, Rule } from '../rule.ts';
import { rustBuilds, rustImage } from '../rust-builds.ts';
import { linkArguments, rustFlags } from '../rust-flags.ts';
import { settingsOf } from '../settings.ts';
import { mentions } from '../stage-chain.ts';

const CLANG: Readonly<Record<string, string>> = { gcc: 'clang', 'g++': 'clang++' };
const LINKER = 'CARGO_TARGET_X86_64_UNKNOWN_LINUX_MUSL_LINKER';

/** GCC left pallet-rust in 2026.03.0 (StageX 46927d58); in 2026.01.0 it is there, and no longer what cc means. */
export const rustLibstdcxx: Rule = {
  name: 'rust-libstdcxx',
  summary: 'This Rust build wants GCC or its C++ library, which pallet-rust has given up',
  level: 'blocker',
  ecosystem: 'rust',
  since: '2026.01.0',
  *find(context) {
    const seen = new Set<number>();
    for (const stage of context.stages) {
      const image = rustImage(stage)?.at;
      // A file that brings GCC itself knows what it does.
      if (!image || bringsProgram(stage, Object.keys(CLANG), context)) continue;
      const isInside = stage.has('core-gcc');
      for (const { at, instead, what } of needs(context, stage)) {
        if (seen.has(at.start)) continue;
        seen.add(at.start);
        yield {
          at,
          level: isInside || stage.hasUnknown ? 'advice' : 'blocker',
          message: isInside
            ? `${what} still finds GCC in ${image.name} of ${image.release.id}, and 2026.03.0 takes it out. ${instead}`
            : `${what} needs GCC, and ${image.name} of ${image.release.id} has none. ${instead}`,
        };
      }
    }
  },
};

interface Need {
  readonly at: Part;
  readonly what: string;
  readonly instead: string;
}

/** What of a stage's builds only GCC can give. */
function* needs({ dockerfile }: Context, facts: StageFacts): Generator<Need> {
  const { has, stage } = facts;
  const builds = rustBuilds(facts);
  const hasLibrary = ['libstdc++.a', 'libstdc++.so'].some((file) => mentions(dockerfile, stage, file));
  for (const build of builds.length > 0 ? builds : [undefined]) {
    const flags = rustFlags(dockerfile, stage, build);
    for (const { at, value } of flags && !hasLibrary ? linkArguments(flags) : []) {
      if (value === '-lstdc++') yield { at, what: value, instead: 'Link libc++ instead.' };
    }
    for (const { at, name, value } of flags?.options ?? []) {
      const clang = name === 'linker' ? clangFor(value) : undefined;
      if (clang) yield { at, what: `linker=${value}`, instead: `Take linker=${clang}.` };
    }
    // Where GCC is gone, hard-coded-gcc speaks of CC and CXX, which matter only where C or C++ is compiled.
    for (const name of has('core-gcc') ? [LINKER, 'CC', 'CXX'] : [LINKER]) {
      const { instruction, variable } = settingsOf(name, stage, build).at(-1) ?? {};
      const clang = clangFor(variable?.value);
      // The login shell overwrites CC and CXX of an ENV, which profile-shell tells.
      const isLost = name !== LINKER && instruction?.keyword !== 'RUN' && build?.run.usesProfile !== false;
      if (!clang || !variable?.raw || isLost) continue;
      yield { at: variable.raw, what: `${name}=${variable.value}`, instead: `Take ${clang}.` };
    }
  }
}

function clangFor(program: string | undefined): string | undefined {
  const name = baseName(program);
  return Object.hasOwn(CLANG, name) ? CLANG[name] : undefined;
}
