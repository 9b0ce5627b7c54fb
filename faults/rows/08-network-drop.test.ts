import { setTimeout as delay } from 'node:timers/promises';
import { FaultProxy } from '../product/proxy.ts';
import { faultRow } from '../scene.ts';
import { size, sized } from '../size.ts';

const everyMs = sized({ short: 4000, full: 20_000 });
const dropMs = 2000;
const lastsMs = sized({ short: 6000, full: 10 * 60_000 });

const proxies: FaultProxy[] = [];

/** Every other time the connection only stands still, as it does when packets are lost. */
async function drop(proxy: FaultProxy, round: number): Promise<void> {
  proxy.mode = round % 2 === 0 ? 'cut' : 'pause';
  await delay(dropMs);
  proxy.mode = 'pass';
}

faultRow(
  'network of each client away for 2 s',
  {
    between: async (scene) => {
      for (let number = 0; number < size.subscribers; number++) {
        const proxy = await FaultProxy.create(() => ({ port: scene.api.port }));
        proxies.push(proxy);
        scene.defer(() => proxy.close());
      }
      return { urls: proxies.map(({ url }) => url) };
    },
  },
  async (scene) => {
    await scene.window();
    const endsAt = Date.now() + lastsMs;
    const client = async (proxy: FaultProxy, index: number) => {
      await delay((index / proxies.length) * everyMs);
      for (let round = index; Date.now() < endsAt; round++) {
        await drop(proxy, round);
        scene.rounds += 1;
        await delay(everyMs - dropMs);
      }
    };
    await Promise.all(proxies.map(client));
    const { resumeMs, ends, notRetryable, failures } = await scene.window();
    scene.recovered(resumeMs.max);
    scene.note(`every ${everyMs / 1000} s for ${lastsMs / 1000} s: ${ends.length} connections lost`);
    scene.note(JSON.stringify(failures));
    scene.limit('not retryable', notRetryable, 0);
  },
);
