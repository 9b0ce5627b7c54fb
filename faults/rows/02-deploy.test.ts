import { Balancer } from '../product/balancer.ts';
import { faultRow } from '../scene.ts';
import { sized } from '../size.ts';

const rounds = sized({ short: 2, full: 20 });
const resumedMsMax = 10_000;
const spreadMsMin = 500;

faultRow(
  'SIGTERM deploy',
  {
    processes: 2,
    environment: async () => ({ DRAIN_SECONDS: '2' }), // long enough for the balancer to see that it is not ready
    between: async (scene) => {
      const balancer = await Balancer.create(scene.apis);
      scene.defer(() => balancer.close());
      return { urls: [balancer.proxy.url] };
    },
  },
  async (scene) => {
    const { apis, load } = scene;
    const codes: Record<number, number> = {};
    let [failed, spreadMs, resumed] = [0, Number.POSITIVE_INFINITY, 0];
    await scene.window();
    for (; scene.rounds < rounds; scene.rounds++) {
      const api = apis[scene.rounds % apis.length];
      await api?.end('SIGTERM');
      await api?.start();
      await load.connected();
      const window = await scene.window();
      scene.recovered(window.resumeMs.max);
      failed += window.failed;
      if (window.failed > 0) scene.note(`round ${scene.rounds + 1}: ${JSON.stringify(window.failures)}`);
      for (const { code } of window.ends) codes[code] = (codes[code] ?? 0) + 1;
      const times = window.ends.map(({ at }) => at);
      if (times.length > 1) spreadMs = Math.min(spreadMs, Math.max(...times) - Math.min(...times));
      resumed = Math.max(resumed, window.resumeMs.p99);
    }
    scene.limit('failed requests', failed, 0);
    scene.limit('resumed p99', resumed, resumedMsMax, ' ms');
    scene.require('every socket closed with 1012', Object.keys(codes).join() === '1012', JSON.stringify(codes));
    scene.require(`closed over at least ${spreadMsMin} ms`, spreadMs >= spreadMsMin, `${spreadMs} ms`);
  },
);
