import { type Channel, floorChannel, groupOf, openAudience, productChannel } from '../channels.ts';
import { deliveryCost } from '../delivery.ts';
import { messageAdded } from '../documents.ts';
import { median, playRounds, spread } from '../figures.ts';
import type { Filled } from '../fill.ts';
import { microseconds, roundsOf } from '../format.ts';
import type { Product } from '../product.ts';
import type { Row } from '../row.ts';
import { quick, settings } from '../settings.ts';
import type { Stage } from '../stage.ts';
import type { Line } from '../table.ts';
import { judged } from '../verdict.ts';

const subscribers = quick ? 200 : 1_000;
const events = quick ? 5 : 10;

type Arrangement = {
  workload: string;
  target: string;
  channels: (running: AsyncDisposableStack) => Promise<Channel[]>;
};

/** Documents that select different things, so that none can share its answer with another. */
function documentNumber(index: number): string {
  return messageAdded.replace('createdAt', `createdAt extra${index}: clientMessageId`);
}

async function measureArrangement(floor: Channel, arrangement: Arrangement): Promise<Line> {
  await using running = new AsyncDisposableStack();
  const channels = await arrangement.channels(running);
  for (const channel of channels) await channel.grow(subscribers / channels.length);
  await channels[0]?.audience.take();
  const rules = { ...settings, wanted: settings.rounds, most: settings.roundsMax };
  const played = await playRounds(rules, async () => {
    const before = await deliveryCost([floor], subscribers, events * 2);
    const subject = await deliveryCost(channels, subscribers / channels.length, events);
    const after = await deliveryCost([floor], subscribers, events * 2);
    return {
      floors: { before: before.deliveryUs, after: after.deliveryUs },
      round: { subjectUs: subject.deliveryUs, floorUs: (before.deliveryUs + after.deliveryUs) / 2 },
    };
  });
  return {
    workload: arrangement.workload,
    target: arrangement.target,
    ratio: spread(played.rounds.map(({ subjectUs, floorUs }) => subjectUs / floorUs)),
    floor: `${microseconds(median(played.rounds.map(({ floorUs }) => floorUs)))} a delivery`,
    subject: `${microseconds(median(played.rounds.map(({ subjectUs }) => subjectUs)))} a delivery`,
    rounds: roundsOf(played),
    verdict: judged(null, played),
  };
}

async function openFloor(stage: Stage, running: AsyncDisposableStack): Promise<Channel> {
  const server = await stage.server('floor-sockets');
  running.defer(() => server.remote.stop());
  const floor = floorChannel(server, await openAudience(running, 'raw ws'));
  await floor.grow(subscribers);
  return floor;
}

const placeOf = ({ organizationId, conversations }: Filled) => ({
  organizationId,
  conversation: conversations[0] ?? '',
});

function withDocuments(product: Product, watched: Filled, quiet: Filled, documents: number): Arrangement {
  const place = placeOf(watched);
  const groups = Array.from({ length: documents }, (_, index) =>
    groupOf(product, place, `document ${index}`, documentNumber(index)),
  );
  return {
    workload: `W4 ${subscribers.toLocaleString('en')} subscribers with ${documents} documents`,
    target: 'raw ws with one document; no target',
    channels: async (running) => [
      productChannel({ listening: product }, place, quiet, await openAudience(running), groups),
    ],
  };
}

function withOrganizations(product: Product, watched: readonly Filled[], quiet: Filled): Arrangement {
  const count = watched.length;
  return {
    workload: `W4 ${subscribers.toLocaleString('en')} subscribers in ${count} organizations, one message in each`,
    target: 'raw ws with one message; no target',
    channels: async (running) => {
      const audience = await openAudience(running);
      return watched.map((each) => {
        const place = placeOf(each);
        const groups = [groupOf(product, place, each.organizationId)];
        return productChannel({ listening: product }, place, quiet, audience, groups);
      });
    },
  };
}

export const fanOutDocuments: Row = {
  name: 'W4-documents',
  what: 'fan-out with several documents',
  measure: async (stage, running, add) => {
    const { main, quiet } = await stage.world();
    const product = await stage.product();
    running.defer(() => product.stop());
    const floor = await openFloor(stage, running);
    for (const documents of [1, 2, 8]) {
      add(await measureArrangement(floor, withDocuments(product, main, quiet, documents)));
    }
  },
};

export const fanOutOrganizations: Row = {
  name: 'W4-organizations',
  what: 'fan-out with several organizations',
  measure: async (stage, running, add) => {
    const { quiet } = await stage.world();
    const tiny = await stage.tiny();
    const product = await stage.product();
    running.defer(() => product.stop());
    const floor = await openFloor(stage, running);
    for (const organizations of quick ? [1, 20] : [1, 20, 200]) {
      add(await measureArrangement(floor, withOrganizations(product, tiny.slice(0, organizations), quiet)));
    }
  },
};
