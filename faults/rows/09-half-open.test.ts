import { setTimeout as delay } from 'node:timers/promises';
import { FaultProxy } from '../product/proxy.ts';
import { faultRow } from '../scene.ts';

const noticedWithinMs = 30_000;
const clientWithinMs = 30_000;

let sockets: FaultProxy;

faultRow(
  'half-open sockets',
  {
    between: async (scene) => {
      sockets = await FaultProxy.create(() => ({ port: scene.api.port }));
      scene.defer(() => sockets.close());
      return { urls: [scene.api.url], subscriberUrls: [sockets.url] };
    },
  },
  async (scene) => {
    await scene.window();
    const open = sockets.connections;
    const silentAt = Date.now();
    sockets.mode = 'swallow';
    while (sockets.upstreamEnds.length < open && Date.now() - silentAt < noticedWithinMs + 5000) await delay(100);
    const byServer = sockets.upstreamEnds.filter((at) => at >= silentAt);
    const { ends } = await scene.window();
    const clientMs = ends.map(({ at }) => at - silentAt);
    sockets.cutAll(); // nobody is left behind in the silence
    sockets.mode = 'pass';
    const healedAt = performance.now();
    await scene.load.connected();
    scene.recovered(performance.now() - healedAt);
    scene.rounds = 1;
    scene.limit('not noticed by the server', open - Math.min(open, byServer.length), 0);
    scene.limit('noticed by the server after', (Math.max(...byServer) - silentAt) / 1000, noticedWithinMs / 1000, ' s');
    scene.limit('not noticed by the clients', open - Math.min(open, clientMs.length), 0);
    scene.limit('noticed by the clients after', Math.max(...clientMs) / 1000, clientWithinMs / 1000, ' s');
  },
);
