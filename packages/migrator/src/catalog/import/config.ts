/** What the instructions of a stage do to the configuration of its image. */
import { posix } from 'node:path';
import type { Instruction } from '../../dockerfile/dockerfile.ts';
import type { Runtime } from '../format.ts';
import type { Problem } from '../problem.ts';
import { readWord } from './variables.ts';

/** The configuration of an image while it is built. */
export interface Config {
  readonly user: string | undefined;
  readonly workdir: string | undefined;
  readonly shell: readonly string[] | undefined;
  readonly entrypoint: readonly string[] | undefined;
  readonly cmd: readonly string[] | undefined;
  /** undefined: set, to a value that is not known. */
  readonly env: ReadonlyMap<string, string | undefined>;
  /** Build arguments, which end with the build. */
  readonly args: ReadonlyMap<string, string | undefined>;
  /** Whether this stage has set a CMD. */
  readonly hasCmd: boolean;
}

/** The configuration of `scratch`. */
export const NOTHING: Config = {
  user: undefined,
  workdir: undefined,
  shell: undefined,
  entrypoint: undefined,
  cmd: undefined,
  env: new Map(),
  args: new Map(),
  hasCmd: false,
};

/** Docker's own, where an image sets no SHELL. */
const DEFAULT_SHELL = ['/bin/sh', '-c'];

/**
 * Applies one instruction.
 *
 * @param text the whole file
 * @param globalArgs what the ARGs before the first FROM set
 */
export function apply(
  config: Config,
  instruction: Instruction,
  text: string,
  globalArgs: Config['args'],
): Config | Problem {
  // An ONBUILD and its trigger are for the images that are built on this one.
  if (instruction.onbuild) return config;
  const { keyword, words, json, variables } = instruction;
  const lookup = (name: string) => (config.env.has(name) ? config.env.get(name) : config.args.get(name));
  const unknown = { problem: `${text.slice(instruction.range.start, instruction.range.end)} cannot be worked out` };

  switch (keyword) {
    case 'USER':
    case 'WORKDIR': {
      const word = words[0]?.text ?? '';
      const value = readWord(word, lookup);
      if (!value) return unknown;
      if (keyword === 'USER') return { ...config, user: value };
      const path = posix.resolve(config.workdir ?? '/', value);
      return { ...config, workdir: path };
    }
    case 'SHELL':
      return json ? { ...config, shell: json } : unknown;
    case 'CMD':
      return { ...config, cmd: command(config, instruction, text), hasCmd: true };
    case 'ENTRYPOINT': {
      const entrypoint = command(config, instruction, text);
      // A CMD of the base image was meant for the base image's entrypoint, so Docker drops it.
      return { ...config, entrypoint, cmd: config.hasCmd ? config.cmd : undefined };
    }
    case 'ENV': {
      // All variables of one ENV are read before any of them is set.
      const set = variables.map(({ name, raw }) => [name, readWord(raw?.text ?? '', lookup)] as const);
      return { ...config, env: new Map([...config.env, ...set]) };
    }
    case 'ARG': {
      const set = variables.map(
        ({ name, raw }) => [name, raw ? readWord(raw.text, lookup) : globalArgs.get(name)] as const,
      );
      return { ...config, args: new Map([...config.args, ...set]) };
    }
    default:
      return config;
  }
}

function command(config: Config, { words, json }: Instruction, text: string): readonly string[] | undefined {
  if (json) return json.length > 0 ? json : undefined;
  const [first, last] = [words[0], words.at(-1)];
  return first && last && [...(config.shell ?? DEFAULT_SHELL), text.slice(first.start, last.end)];
}

/** The configuration as the catalogue keeps it. */
export function toRuntime({ user, workdir, shell, entrypoint, cmd, env }: Config): Runtime {
  return {
    ...(user !== undefined && { user }),
    ...(workdir !== undefined && { workdir }),
    ...(shell && { shell: [...shell] }),
    ...(entrypoint && { entrypoint: [...entrypoint] }),
    ...(cmd && { cmd: [...cmd] }),
    ...(env.size > 0 && { env: Object.fromEntries([...env].map(([name, value]) => [name, value ?? null])) }),
  };
}
