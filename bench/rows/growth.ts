import { Comparison, type HttpRound, type Side, slowdowns } from '../compare.ts';
import { inboxPage, lists } from '../documents.ts';
import { median } from '../figures.ts';
import { microseconds, perSecond, roundsOf } from '../format.ts';
import type { Shot } from '../messages.ts';
import type { Product } from '../product.ts';
import type { Row } from '../row.ts';
import { settings } from '../settings.ts';
import { graphqlShot, steadySide } from '../sides.ts';
import { outside } from '../stage.ts';
import type { Line } from '../table.ts';
import { judged } from '../verdict.ts';

/** Few, so that neither side waits for a core. */
const connections = 4;
const pageSize = 50;

type Growth = { workload: string; target: string; bound: number | null; small: Side; large: Side };

/** How many times longer the large side takes than the small one, of the same server. */
export async function measureGrowth({ workload, target, bound, small, large }: Growth): Promise<Line> {
  const comparison = await Comparison.start({ floor: small, subject: large, connections });
  try {
    const played = await comparison.capacity();
    const slower = slowdowns(played.rounds);
    const of = (figure: (round: HttpRound) => number) => median(played.rounds.map(figure));
    return {
      workload,
      target,
      ratio: slower,
      floor: `${small.name} ${perSecond(of(({ floor }) => floor.perSecond))}`,
      subject: `${large.name} ${perSecond(of(({ subject }) => subject.perSecond))}`,
      cpu: `${microseconds(of(({ floor }) => floor.cpuUs))}, ${microseconds(of(({ subject }) => subject.cpuUs))}`,
      rounds: roundsOf(played),
      verdict: judged(bound === null ? null : slower.median <= bound, played),
    };
  } finally {
    await comparison.stop();
  }
}

/** Cursor behind which a page begins. */
async function cursorOfPage(product: Product, organizationId: string, page: number): Promise<string> {
  let after: string | null = null;
  for (let left = (page - 1) * pageSize; left > 0; left -= pageSize * 2) {
    const first = Math.min(left, pageSize * 2);
    const { conversations } = await product.run(inboxPage, { first, after }, organizationId);
    after = conversations.pageInfo.endCursor;
  }
  return after ?? '';
}

export const inboxGrowth: Row = {
  name: 'W1-growth',
  what: 'inbox list with more conversations and messages',
  measure: async (stage, running, add) => {
    const { small } = await stage.world();
    const large = await stage.large();
    const product = await stage.product();
    running.defer(() => product.stop());
    const shot = (organizationId: string, after: string | null = null): Shot =>
      graphqlShot(inboxPage, { first: pageSize, after }, product.headers(organizationId));
    const sideOf = (name: string, organizationId: string, after?: string) =>
      steadySide(name, product, [shot(organizationId, after)]);
    const count = (of: typeof settings.large) => of.conversations.toLocaleString('en');
    const messages = (of: typeof settings.large) => (of.conversations * of.messagesEach).toLocaleString('en');
    const page = Math.min(100, Math.floor(settings.large.conversations / pageSize));
    const pageOne = await sideOf('page 1', large.organizationId);
    const pageHundred = await sideOf(
      `page ${page}`,
      large.organizationId,
      await cursorOfPage(product, large.organizationId, page),
    );
    const target = '≤ 1.5 ×';
    add(
      await measureGrowth({
        workload: `W1 from ${messages(settings.small)} to ${messages(settings.large)} messages, from ${count(settings.small)} to ${count(settings.large)} open conversations`,
        target,
        bound: 1.5,
        small: await sideOf(`${count(settings.small)} open`, small.organizationId),
        large: { ...pageOne, name: `${count(settings.large)} open` },
      }),
    );
    add(
      await measureGrowth({
        workload: `W1 page 1 and page ${page}`,
        target,
        bound: 1.5,
        small: pageOne,
        large: pageHundred,
      }),
    );
  },
};

export const threadGrowth: Row = {
  name: 'W2-growth',
  what: 'thread page of a longer thread',
  measure: async (stage, running, add) => {
    const { threads, main } = await stage.world();
    const product = await stage.product();
    running.defer(() => product.stop());
    const sideOf = (name: string, id: string) =>
      steadySide(name, product, [
        graphqlShot(lists.thread, { id: outside('conv', id) }, product.headers(main.organizationId)),
      ]);
    const [short, long] = [settings.threads.short, settings.threads.long].map((length) => length.toLocaleString('en'));
    add(
      await measureGrowth({
        workload: `W2 from ${short} to ${long} messages in the thread`,
        target: '≤ 1.2 ×',
        bound: 1.2,
        small: await sideOf(`${short} messages`, threads.short),
        large: await sideOf(`${long} messages`, threads.long),
      }),
    );
  },
};
