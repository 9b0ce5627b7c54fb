import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './machine.ts';

const stopWithinMs = 5_000;

/** A Redis of its own on the loopback, or null where none is installed. */
export async function startRedis(running: AsyncDisposableStack): Promise<string | null> {
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  const missing = once(child, 'error').then(() => null);
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on(
      'data',
      (chunk) => String(chunk).includes('Ready to accept') && resolve(`redis://127.0.0.1:${port}`),
    );
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  const url = await Promise.race([missing, ready]);
  if (!url) return null;
  running.defer(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(kill);
  });
  return url;
}
