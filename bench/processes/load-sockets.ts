/** Thousands of subscribers in a process of their own. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Connect, Cut, Reopened } from '../messages.ts';
import { Ledgers } from './ledgers.ts';
import { nowMs } from './schedule.ts';
import { serve, tell } from './serve.ts';
import { Subscriber } from './subscriber.ts';

const subscribers: Subscriber[] = [];
const ledgers = new Ledgers((group, seq) => tell({ complete: { group, seq } }));

async function openAll(opening: Subscriber[], atOnce: number): Promise<void> {
  const waiting = [...opening];
  const openNext = async () => {
    for (let subscriber = waiting.pop(); subscriber; subscriber = waiting.pop()) await subscriber.open();
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, opening.length) }, openNext));
}

async function connect(options: Connect): Promise<number> {
  const joining = Array.from({ length: options.count }, () => new Subscriber(options, ledgers));
  ledgers.join(options.group, options.count);
  subscribers.push(...joining);
  await openAll(joining, options.atOnce ?? 100);
  return subscribers.length;
}

/** All sockets at once lose the network. */
function cutAll(): void {
  for (const subscriber of subscribers) subscriber.cut();
}

/** All come back at once. @returns how long it took until each was told that it has caught up, null when too long */
async function reopenAll(withinMs: number): Promise<Reopened> {
  const startMs = nowMs();
  let retries = 0;
  let caughtUp = 0;
  const reopen = async (subscriber: Subscriber) => {
    retries += await subscriber.openAgain();
    caughtUp += 1;
  };
  const all = Promise.all(subscribers.map(reopen)).then(() => nowMs() - startMs);
  return { tookMs: await Promise.race([all, delay(withinMs, null, { ref: false })]), retries, caughtUp };
}

/** Each subscriber loses the network again and again, at moments of its own. @returns how often */
async function loseNetwork({ awayMs, everyMs, durationMs }: Cut): Promise<number> {
  const endMs = nowMs() + durationMs;
  let cuts = 0;
  const loseOne = async (subscriber: Subscriber, index: number) => {
    await delay((index / subscribers.length) * (everyMs - awayMs));
    while (nowMs() < endMs) {
      subscriber.cut();
      cuts += 1;
      await delay(awayMs);
      await subscriber.openAgain();
      await delay(Math.max(0, Math.min(everyMs - awayMs, endMs - nowMs())));
    }
  };
  await Promise.all(subscribers.map(loseOne));
  return cuts;
}

serve({
  connect,
  cutAll,
  reopenAll,
  loseNetwork,
  take: () => ledgers.take(),
});
