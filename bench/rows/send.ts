import { Comparison, type HttpRound, p50Ratios, ratios, type Side } from '../compare.ts';
import { send } from '../documents.ts';
import { median } from '../figures.ts';
import type { Filled } from '../fill.ts';
import { latencies, microseconds, perSecond, roundsOf } from '../format.ts';
import type { Product } from '../product.ts';
import type { Row } from '../row.ts';
import { settings } from '../settings.ts';
import { graphqlShot } from '../sides.ts';
import { outside, type Stage } from '../stage.ts';
import { judged } from '../verdict.ts';
import { VoidFigure } from '../void-figure.ts';
import { measureGrowth } from './growth.ts';

const body = 'Your parcel left this morning and will be with you tomorrow.';
const offered = 0.5;
/** How many conversations a side writes to. */
const conversationsMost = 500;

const answered =
  '^\\{"data":\\{"sendMessage":\\{"message":\\{"id":"msg_[0-9a-z]{26}","seq":\\d+\\},"cursor":"\\d+-[0-9a-z]{8}"\\}\\}\\}$';

/** Every shot writes into another conversation, in turn. */
export function sendSide(name: string, product: Product, filled: readonly Filled[]): Side {
  const each = Math.ceil(conversationsMost / filled.length);
  const shots = filled.flatMap(({ organizationId, conversations }) =>
    conversations.slice(0, each).map((id) => {
      const input = { conversationId: outside('conv', id), body };
      return graphqlShot(send, { input }, product.headers(organizationId));
    }),
  );
  return { name, port: product.port, pid: product.remote.pid, shots, expected: { pattern: answered } };
}

/** @throws VoidFigure unless every message has its event, audit row and usage row, and the numbers have no holes */
export async function checkWritten(stage: Stage, organizationId: string): Promise<void> {
  const [row] = await stage.sql<Record<string, string>>(
    `SELECT (SELECT count(*) FROM messages WHERE organization_id = $1 AND body = $2) AS messages,
            (SELECT count(*) FROM events WHERE organization_id = $1 AND type = 'message.created') AS events,
            (SELECT count(*) FROM audit_logs WHERE organization_id = $1 AND action = 'message.send') AS audits,
            (SELECT count(*) FROM usage_ledger WHERE organization_id = $1 AND metric = 'messages') AS usage,
            (SELECT count(*) FROM conversations c WHERE organization_id = $1 AND last_seq <> (
               SELECT count(*) FROM messages m WHERE m.organization_id = $1 AND m.conversation_id = c.id)) AS holes`,
    [organizationId, body],
  );
  const { messages, events, audits, usage, holes } = row ?? {};
  if (holes !== '0') throw new VoidFigure(`${holes} conversations have holes in their numbers`);
  if (new Set([messages, events, audits, usage]).size === 1) return;
  throw new VoidFigure(`${messages} messages have ${events} events, ${audits} audit rows and ${usage} usage rows`);
}

export const sendMessage: Row = {
  name: 'W3',
  what: 'sendMessage over HTTP',
  measure: async (stage, running, add) => {
    const { owner, small } = await stage.world();
    const product = await stage.product();
    running.defer(() => product.stop());
    const floor = await stage.server('floor-http', { ORGANIZATION_ID: small.organizationId });
    running.defer(() => floor.remote.stop());
    const comparison = await Comparison.start({
      subject: sendSide('Switchboard', product, [small]),
      floor: {
        name: 'floor',
        port: floor.port,
        pid: floor.remote.pid,
        shots: small.conversations.map((conversation) => ({
          path: '/send',
          body: JSON.stringify({ conversation, user: owner.userId, body }),
        })),
        expected: { pattern: '^\\[\\{"id":"[0-9a-f-]{36}","seq":\\d+,"cursor":"\\d+"\\}\\]$' },
      },
    });
    running.defer(() => comparison.stop());
    const closed = await comparison.capacity();
    const rate = Math.max(10, Math.round(median(closed.rounds.map(({ subject }) => subject.perSecond)) * offered));
    const open = await comparison.latency(rate);
    await checkWritten(stage, small.organizationId);
    const of = (figure: (round: HttpRound) => number) => median(closed.rounds.map(figure));
    const [ratio, p50] = [ratios(closed.rounds), p50Ratios(open.rounds)];
    const shown = (side: 'floor' | 'subject') =>
      `${perSecond(of((round) => round[side].perSecond))}; at ${perSecond(rate)} ${latencies(open.rounds.map((round) => round[side].latency))}`;
    add({
      workload: 'W3 sendMessage, acknowledged after commit',
      target: '≥ 0.4 × floor, p50 ≤ 2.5 × floor',
      ratio,
      p50,
      floor: shown('floor'),
      subject: shown('subject'),
      cpu: `floor ${microseconds(of(({ floor }) => floor.cpuUs))}, Switchboard ${microseconds(of(({ subject }) => subject.cpuUs))}`,
      rounds: roundsOf(closed, open),
      verdict: judged(ratio.median >= 0.4 && p50.median <= 2.5, { unsteady: closed.unsteady || open.unsteady }),
    });
  },
};

export const sendGrowth: Row = {
  name: 'W3-growth',
  what: 'sendMessage with more organizations and more conversations',
  measure: async (stage, running, add) => {
    const { small } = await stage.world();
    const tiny = await stage.tiny();
    const large = await stage.large();
    const product = await stage.product();
    running.defer(() => product.stop());
    const count = (number: number) => number.toLocaleString('en');
    const smallSide = sendSide('1 organization', product, [small]);
    add(
      await measureGrowth({
        workload: `W3 from 1 to ${count(tiny.length)} organizations`,
        target: '≤ 1.5 × (ours)',
        bound: 1.5,
        small: smallSide,
        large: sendSide(`${count(tiny.length)} organizations`, product, tiny),
      }),
    );
    add(
      await measureGrowth({
        workload: `W3 from ${count(settings.small.conversations)} to ${count(settings.large.conversations)} conversations in the organization`,
        target: '≤ 1.5 × (ours)',
        bound: 1.5,
        small: { ...smallSide, name: `${count(settings.small.conversations)} conversations` },
        large: sendSide(`${count(settings.large.conversations)} conversations`, product, [large]),
      }),
    );
    await checkWritten(stage, large.organizationId);
  },
};
