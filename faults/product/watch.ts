import { setTimeout as delay } from 'node:timers/promises';
import type { ApiProcess } from './api-process.ts';

const everyMs = 20;

/** Asks an API for its health every 20 ms: how long the answer takes is how long its event loop stood still. */
export class HealthWatch {
  readonly #api: ApiProcess;
  readonly #answersMs: number[] = [];
  #failed = 0;
  #stopped = false;
  readonly #done: Promise<void>;

  constructor(api: ApiProcess) {
    this.#api = api;
    this.#done = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const startedAt = performance.now();
      const healthy = await fetch(`${this.#api.url}/healthz`, { signal: AbortSignal.timeout(10_000) }).then(
        async (response) => {
          await response.text();
          return response.ok;
        },
        () => false, // counted
      );
      if (!healthy) this.#failed += 1;
      this.#answersMs.push(performance.now() - startedAt);
      await delay(everyMs);
    }
  }

  async end(): Promise<{ failed: number; p99: number; max: number }> {
    this.#stopped = true;
    await this.#done;
    const sorted = this.#answersMs.sort((a, b) => a - b);
    return { failed: this.#failed, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, max: sorted.at(-1) ?? 0 };
  }
}

/** Milliseconds until the API says that it is not ready. */
export async function untilNotReady(api: ApiProcess, withinMs: number): Promise<number> {
  const startedAt = performance.now();
  while ((await api.isReady()) && performance.now() - startedAt < withinMs) await delay(everyMs);
  return performance.now() - startedAt;
}

export const megabyte = 1024 * 1024;
