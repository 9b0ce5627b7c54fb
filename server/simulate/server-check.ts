import { setTimeout as sleep } from 'node:timers/promises';
import { describeNetworkError } from './api.ts';
import type { Credentials } from './arguments.ts';
import { UsageError } from './usage-error.ts';

const startMsMax = 90_000;

/**
 * What a server says about itself; one that is still starting is waited for.
 * @returns its demo account, or null when it has none
 * @throws UsageError when nothing answers, or something else does
 */
export async function checkServer(url: string, onWaiting: () => void): Promise<Credentials | null> {
  const deadline = Date.now() + startMsMax;
  for (let waiting = false; ; waiting = true) {
    const response = await ask(url);
    if (response.status !== 503 || Date.now() > deadline) return readDemo(response, url);
    await response.body?.cancel();
    if (!waiting) onWaiting();
    await sleep(500);
  }
}

async function ask(url: string): Promise<Response> {
  try {
    return await fetch(`${url}/config.json`, { signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    const reason = describeNetworkError(error);
    throw new UsageError(`No server answers at ${url} (${reason}). Start one with npm start, or name it with --url.`);
  }
}

async function readDemo(response: Response, url: string): Promise<Credentials | null> {
  if (response.status === 503) throw new UsageError(`The server at ${url} has not finished starting (503).`);
  const config = response.ok ? await response.json().catch(() => null) : null;
  if (typeof config !== 'object' || config === null || !('demo' in config)) {
    throw new UsageError(`What answers at ${url} is not Switchboard (its /config.json is ${response.status}).`);
  }
  return config.demo as Credentials | null;
}
