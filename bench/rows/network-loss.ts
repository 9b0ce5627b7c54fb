import { openAudience, productChannel, sendInto } from '../channels.ts';
import { onSchedule } from '../processes/schedule.ts';
import type { Row } from '../row.ts';
import { quick } from '../settings.ts';
import { judged } from '../verdict.ts';

const subscribers = 200;
const cut = { awayMs: 2_000, everyMs: 20_000, durationMs: quick ? 20_000 : 80_000 };
const ratePerSecond = 10;
const settlesWithinMs = 30_000;

export const networkLoss: Row = {
  name: 'W6',
  what: 'subscribers that lose the network',
  measure: async (stage, running, add) => {
    const { main, quiet } = await stage.world();
    const product = await stage.product();
    running.defer(() => product.stop());
    const audience = await openAudience(running);
    const watched = { organizationId: main.organizationId, conversation: main.conversations[0] ?? '' };
    const channel = productChannel({ listening: product }, watched, quiet, audience);
    await channel.grow(subscribers);
    await audience.take();
    let sent = 0;
    const sending = onSchedule({ ratePerSecond, durationMs: cut.durationMs }, async (dueMs) => {
      await sendInto(product, watched, dueMs);
      sent += 1;
    });
    const [cuts] = await Promise.all([audience.loseNetwork(cut), sending]);
    const [group] = channel.groups;
    if (group) await audience.reaches(group, sent, settlesWithinMs);
    const ledger = await audience.take(sent * subscribers);
    add({
      workload: `W6 ${subscribers} subscribers, each without network for ${cut.awayMs / 1000} s every ${cut.everyMs / 1000} s`,
      target: '100.00 % delivered',
      ratio: '—',
      subject: `${((ledger.deliveries * 100) / (sent * subscribers)).toFixed(2)} % of ${(sent * subscribers).toLocaleString('en')} deliveries, each once and in order, through ${cuts} cuts`,
      peers: 'published: Socket.IO 84.6 %, uWebSockets.js 87.0 %, AnyCable 100 %',
      rounds: '1',
      verdict: judged(ledger.deliveries === sent * subscribers),
    });
  },
};
