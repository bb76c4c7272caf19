/** What in a file points to C++ inside a Rust program. A protobuf compiler does not: it runs on the host. */
import { baseName } from '../dockerfile/base-name.ts';
import type { StageFacts } from '../stages.ts';
import { linkArguments, type RustFlags } from './rust-flags.ts';
import type { CommandPlace } from './settings.ts';

/** What C++ compilers and the build scripts of C++ libraries read. */
const VARIABLE = /^(?:(?:TARGET_)?CXXFLAGS(?:_\w+)?|ROCKSDB_\w+)$/;
/** What rust-static-cxx adds; it may reach a stage without C++ that shares the flags. */
const ADDED = /^["']?-stdlib=libc\+\+["']?$/;
const LIBRARY = /(?:-l|\/lib)(?:std)?c\+\+/;

/**
 * The signs of C++ in what a stage builds.
 *
 * @param at the command that builds; absent: the end of the stage
 * @param copied what `copiedLibraries` says of it and of the stages that copy out of it
 */
export function cxxSigns(
  stage: StageFacts,
  at: CommandPlace | undefined,
  flags: RustFlags | undefined,
  copied: readonly string[],
): readonly string[] {
  const signs = [
    ...variableNames(stage, at).filter((name) => VARIABLE.test(name)),
    ...(flags ? linkArguments(flags).flatMap(({ value }) => (LIBRARY.test(value) ? value : [])) : []),
    ...copied,
  ];
  return [...new Set(signs)];
}

/** What is set at a command by ENV and by the script, in the order of the text. */
function variableNames({ stage }: StageFacts, at: CommandPlace | undefined): readonly string[] {
  const names: string[] = [];
  for (let scope = (at?.run.instruction ?? stage).state.env; scope; scope = scope.before) {
    if (!ADDED.test(scope.variable.raw?.text ?? '')) names.unshift(scope.variable.name);
  }
  return [...names, ...(at?.run.assigned ?? [])];
}

/** `libstdc++.so.6`, copied for the program to run beside it. */
export function copiedLibraries({ stage }: StageFacts): readonly string[] {
  return stage.instructions
    .filter(({ keyword }) => keyword === 'COPY')
    .flatMap(({ words }) => words.map(({ text }) => baseName(text)))
    .filter((name) => name.startsWith('libstdc++.'));
}
