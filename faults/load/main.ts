/** The load of one row, as a process of its own. Its row tells it what to do (protocol.ts). */
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Ledger } from '../ledger/ledger.ts';
import type { Cast, Organization } from '../product/cast.ts';
import { readScripts, turnsFrom } from './lines.ts';
import { People } from './people.ts';
import type { LoadOptions, Order } from './protocol.ts';
import { Sender } from './sender.ts';
import { Subscriber } from './subscriber.ts';
import { Tally } from './tally.ts';

const tickMs = 10;
const pollMs = 20;
const options = JSON.parse(process.argv[2] ?? '') as LoadOptions;
const cast = JSON.parse(await readFile(options.castFile, 'utf8')) as Cast;
const organizations = cast.organizations.slice(0, options.organizations ?? cast.organizations.length);
const { scripts } = await readScripts();
const ledger = new Ledger(options.ledgerFile);
const tally = new Tally();
const people = new People(options.urls);
const sentAt = new Map<string, number>();
const waiting = new Set<{ since: number; resolve: (tookMs: number) => void }>();

const senders = organizations.flatMap((organization, organizationNumber) =>
  organization.threads.map((thread, index) => {
    const number = organizationNumber * organization.threads.length + index;
    const turns = turnsFrom(scripts, number * 7, options.bodyChars ?? 0);
    const around = { urls: options.urls, ledger, tally, people, sentAt, onAcknowledged };
    return new Sender({ organization, organizationNumber, thread, number }, turns, around);
  }),
);

const subscribers = Array.from({ length: options.subscribers }, (_, number) => {
  const organization = organizations[number % organizations.length] as Organization;
  const turn = Math.floor(number / organizations.length);
  const person = organization.people[turn % organization.people.length] as Organization['people'][number];
  const urls = options.subscriberUrls ?? options.urls;
  // With a URL for each client every subscriber has its own; with two processes an organization's are on both.
  const url =
    (urls.length >= options.subscribers ? number : Math.floor(turn / organization.people.length)) % urls.length;
  const place = { number, urls: urls.length >= options.subscribers ? [urls[url] ?? ''] : urls, person };
  return new Subscriber(
    { ...place, url: place.urls.length === 1 ? 0 : url, cursor: organization.cursor },
    { ledger, tally, people, sentAt },
  );
});

function onAcknowledged(startedAt: number): void {
  for (const entry of waiting) {
    if (startedAt < entry.since) continue;
    waiting.delete(entry);
    entry.resolve(performance.now() - entry.since);
  }
}

let ticking: NodeJS.Timeout | undefined;

/** An open-loop load: what is due is sent whether or not the server keeps up; what no sender is free for is late. */
function sendSteadily(): void {
  let next = 0;
  let due = 0;
  let lastAt = performance.now();
  ticking = setInterval(() => {
    due += ((performance.now() - lastAt) / 1000) * options.messagesPerSecond;
    lastAt = performance.now();
    for (let tried = 0; due >= 1 && tried < senders.length; tried++) {
      const sender = senders[next++ % senders.length] as Sender;
      if (sender.busy) continue;
      due -= 1;
      void sender.say();
    }
    if (due < 1) return;
    tally.late(Math.floor(due));
    due %= 1;
  }, tickMs);
}

async function until(condition: () => boolean, withinMs: number): Promise<boolean> {
  for (const deadline = performance.now() + withinMs; !condition(); await delay(pollMs)) {
    if (performance.now() > deadline) return false;
  }
  return true;
}

const allConnected = () => subscribers.every(({ connected }) => connected);

async function obey(order: Order): Promise<unknown> {
  const since = performance.now();
  if (order.order === 'start') {
    for (const subscriber of subscribers) void subscriber.follow();
    if (!(await until(allConnected, 60_000))) throw new Error('the subscribers did not connect within a minute');
    sendSteadily();
    tally.take();
    return null;
  }
  if (order.order === 'acknowledgement') return new Promise((resolve) => waiting.add({ since, resolve }));
  if (order.order === 'window') return tally.take();
  if (order.order === 'connected') {
    const all = await until(allConnected, 120_000);
    return all ? performance.now() - since : Number.POSITIVE_INFINITY;
  }
  if (order.order === 'rest') {
    clearInterval(ticking);
    return until(() => senders.every(({ busy }) => !busy), 240_000);
  }
  const reached = (subscriber: Subscriber, index: number) =>
    subscriber.seen >= (order.heads[index % organizations.length] ?? 0);
  return until(() => subscribers.every(reached), order.withinMs);
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  obey(order).then(
    (answer) => process.send?.({ id, answer }),
    (error: Error) => process.send?.({ id, error: error.message }),
  );
});
process.on('disconnect', () => process.exit()); // the row has ended, or was killed
process.send?.({ id: 0, answer: { senders: senders.length } });
