import { spawn } from 'node:child_process';

interface Server {
  readonly url: string;
  stop(): void;
}

/** Serves `dist/` on a port that is free. */
export function startServer(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const { PORT: _, ...env } = process.env;
    const server = spawn(process.execPath, ['scripts/serve.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    server.once('exit', (code) => reject(new Error(`scripts/serve.mjs ended with ${code}`)));
    server.stdout.on('data', (data: Buffer) => {
      const [url] = /http:\S+/.exec(data.toString()) ?? [];
      if (url !== undefined) resolve({ url, stop: () => server.kill() });
    });
  });
}
