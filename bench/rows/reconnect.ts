import { openAudience, productChannel, sendInto } from '../channels.ts';
import { median } from '../figures.ts';
import { nowMs } from '../processes/schedule.ts';
import type { Row } from '../row.ts';
import { quick } from '../settings.ts';
import { tooMany } from '../too-many.ts';
import { judged } from '../verdict.ts';

const subscribers = quick ? 500 : 10_000;
const eventsMissed = 20;
const repetitions = quick ? 1 : 3;
const limitS = 15;
const target = `all caught up ≤ ${limitS} s`;
const withinMs = 90_000;
const workload = `${subscribers.toLocaleString('en')} reconnects at once, ${eventsMissed} events missed by each`;

export const reconnect: Row = {
  name: 'reconnect',
  what: 'all subscribers come back at once',
  measure: async (stage, running, add) => {
    const refused = tooMany(workload, subscribers);
    if (refused) return add(refused);
    const { main, quiet } = await stage.world();
    const product = await stage.product();
    running.defer(() => product.stop());
    const audience = await openAudience(running);
    const watched = { organizationId: main.organizationId, conversation: main.conversations[0] ?? '' };
    const channel = productChannel({ listening: product }, watched, quiet, audience);
    await channel.grow(subscribers);
    await audience.take();
    const seconds: number[] = [];
    let retried = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      await audience.cutAll();
      for (let event = 0; event < eventsMissed; event++) await sendInto(product, watched, nowMs());
      const { tookMs, retries, caughtUp } = await audience.reopenAll(withinMs);
      retried += retries;
      if (tookMs === null) {
        const subject = `${caughtUp.toLocaleString('en')} were caught up after ${withinMs / 1000} s`;
        return add({ workload, target, subject, rounds: '1', verdict: judged(false) });
      }
      await audience.take(eventsMissed * subscribers);
      seconds.push(tookMs / 1000);
    }
    const worst = Math.max(...seconds);
    add({
      workload,
      target,
      ratio: '—',
      subject: `${median(seconds).toFixed(1)} s (${seconds.map((each) => each.toFixed(1)).join(', ')}), every missed event delivered once; ${retried} connections had to be tried again`,
      rounds: String(repetitions),
      verdict: judged(worst <= limitS),
    });
  },
};
