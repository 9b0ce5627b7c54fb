import { setTimeout as delay } from 'node:timers/promises';
import type { ApiProcess } from './api-process.ts';
import { FaultProxy } from './proxy.ts';

const probeMs = 50;

/** A load balancer as dumb as they come: a new connection goes to the next process whose /readyz is green. */
export class Balancer {
  readonly proxy: FaultProxy;
  readonly #stop: () => Promise<void>;

  private constructor(proxy: FaultProxy, stop: () => Promise<void>) {
    this.proxy = proxy;
    this.#stop = stop;
  }

  static async create(processes: readonly ApiProcess[]): Promise<Balancer> {
    const ready = new Set(processes);
    let turn = 0;
    const proxy = await FaultProxy.create(() => {
      const open = processes.filter((api) => ready.has(api));
      const chosen = open[turn++ % open.length] ?? processes[0];
      return { port: chosen?.port ?? 0 };
    });
    let stopped = false;
    const probe = async (api: ApiProcess) => {
      while (!stopped) {
        if (await api.isReady()) ready.add(api);
        else ready.delete(api);
        await delay(probeMs);
      }
    };
    const probing = Promise.all(processes.map(probe));
    return new Balancer(proxy, async () => {
      stopped = true;
      await probing;
      await proxy.close();
    });
  }

  close(): Promise<void> {
    return this.#stop();
  }
}
