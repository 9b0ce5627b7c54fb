import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openAudience, productChannel } from '../channels.ts';
import { kibibytes } from '../format.ts';
import type { Product } from '../product.ts';
import type { Row } from '../row.ts';
import { quick } from '../settings.ts';
import { tooMany } from '../too-many.ts';
import { judged } from '../verdict.ts';

const subscribers = quick ? 500 : 10_000;
/** Subscribers that are there before counting begins, so that what the first one costs is not shared out. */
const first = 100;
const limitBytes = 25 * 1024;
const settleMs = 2_000;
const workload = `Memory per idle subscriber, ${subscribers.toLocaleString('en')} of them`;

const probe = fileURLToPath(new URL('../processes/probe.ts', import.meta.url));

type Memory = { rss: number; heapUsed: number; external: number; arrayBuffers: number };

async function memoryOf({ remote }: Product): Promise<Memory> {
  await delay(settleMs);
  return remote.ask<Memory>('memory');
}

export const memory: Row = {
  name: 'memory',
  what: 'memory per idle subscriber',
  measure: async (stage, running, add) => {
    const refused = tooMany(workload, subscribers);
    if (refused) return add(refused);
    const { main, quiet } = await stage.world();
    const product = await stage.product({}, ['--expose-gc', '--import', probe]);
    running.defer(() => product.stop());
    const watched = { organizationId: main.organizationId, conversation: main.conversations[0] ?? '' };
    const channel = productChannel({ listening: product }, watched, quiet, await openAudience(running));
    await channel.grow(first);
    const before = await memoryOf(product);
    await channel.grow(subscribers);
    const after = await memoryOf(product);
    await channel.audience.take();
    const each = (what: keyof Memory) => (after[what] - before[what]) / subscribers;
    const resident = each('rss');
    add({
      workload,
      target: '≤ 25 KiB',
      ratio: '—',
      subject: `${kibibytes(resident)} resident, of which ${kibibytes(each('heapUsed'))} heap and ${kibibytes(each('external'))} external`,
      rounds: '1',
      verdict: judged(resident <= limitBytes),
    });
  },
};
