import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testSecret } from './secret.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export type ServerProcess = {
  child: ChildProcess;
  url: string;
  /** Everything it has said. */
  output: () => string;
  /** Lets it end in order. @returns its exit code */
  stop: () => Promise<number | null>;
};

/** A server process as a person starts it, over this file's database. It says that it is ready, or the test fails. */
export async function startProcess(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, AUTH_SECRET: testSecret, ROLES: 'api', PORT: '0', DEMO: '0', REDIS_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit');
  const ready = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      const url = /ready at (\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const url = await Promise.race([ready, exited.then(() => null)]);
  if (!url) throw new Error(`the process ended before it was ready: ${output}`);
  const stop = async () => {
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    await exited;
    return child.exitCode;
  };
  return { child, url, output: () => output, stop };
}
