/** The process around the command line: streams, colours, exit code. */
import { styleText } from 'node:util';
import { type Output, run } from './run.ts';

/** Whoever reads a part of the output and leaves, as `head` does, is no reason to stop halfway or to fail. */
function goOnUnheard(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}

function output(stream: NodeJS.WriteStream): Output {
  stream.on('error', goOnUnheard);
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    // Node decides, from the stream, NO_COLOR, NODE_DISABLE_COLORS and FORCE_COLOR.
    colour: styleText('red', 'x', { stream }) !== 'x',
  };
}

try {
  process.exitCode = await run({
    args: process.argv.slice(2),
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: output(process.stdout),
    stderr: output(process.stderr),
  });
} catch (error) {
  console.error(`restage: this is a bug in restage, please report it\n${error instanceof Error ? error.stack : error}`);
  process.exitCode = 2;
}
