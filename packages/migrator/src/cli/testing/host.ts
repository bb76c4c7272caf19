import type { Engine, ExitCode } from '../run.ts';
import { run } from '../run.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Given {
  readonly stdin?: string | Uint8Array;
  readonly isTTY?: boolean;
  readonly colour?: boolean;
  readonly engine?: Engine;
}

/** Runs the command line in this process, on a folder. */
export async function runIn(cwd: string, args: readonly string[], given: Given = {}): Promise<Ran> {
  const { stdin = '', isTTY = false, colour = false, engine } = given;
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY,
    colour,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const host = { args, cwd, stdin: once(stdin), stdout: output('stdout'), stderr: output('stderr') };
  const code = await run(host, engine);
  return { code, ...written };
}

async function* once(input: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(input);
}
