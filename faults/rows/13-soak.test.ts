import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { megabyte } from '../product/watch.ts';
import { faultRow, type Scene } from '../scene.ts';
import { size, sized, soakMinutes } from '../size.ts';

const preload = fileURLToPath(new URL('../product/heap-report.ts', import.meta.url));
const samples = sized({ short: 8, full: 30 });
const warmUpShare = 1 / 3;
const megabytesAnHourMax = 1;
/** What a run too short to tell a slope from noise may have grown by: caches still fill. */
const grownMegabytesMax = sized({ short: 30, full: 10 });
const slopeFromMinutes = 60;
const descriptorsMax = 10;

type Sample = { hours: number; megabytes: number; descriptors: number };
let heapFile = '';

async function liveMegabytes({ api }: Scene): Promise<number> {
  await rm(heapFile, { force: true });
  api.signal('SIGUSR2');
  for (;;) {
    const text = await readFile(heapFile, 'utf8').catch(() => ''); // not written yet
    if (text) return Number(text) / megabyte;
    await delay(20);
  }
}

/** Least squares. */
function slope(points: Sample[]): number {
  const mean = (of: (sample: Sample) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(({ hours }) => hours), mean(({ megabytes }) => megabytes)];
  const over = points.reduce((sum, { hours, megabytes }) => sum + (hours - x) * (megabytes - y), 0);
  return over / points.reduce((sum, { hours }) => sum + (hours - x) ** 2, 0);
}

faultRow(
  'soak at half load',
  {
    nodeArguments: ['--expose-gc', '--import', preload],
    environment: async (scene) => {
      heapFile = path.join(path.dirname(scene.ledgerFile), 'heap');
      return { FAULTS_HEAP: heapFile };
    },
    load: { messagesPerSecond: size.messagesPerSecond / 2 },
  },
  async (scene) => {
    const { api } = scene;
    const taken: Sample[] = [];
    for (let number = 0; number <= samples; number++) {
      const hours = (number / samples) * (soakMinutes / 60);
      taken.push({ hours, megabytes: await liveMegabytes(scene), descriptors: await api.openFiles() });
      if (number < samples) await delay((soakMinutes * 60_000) / samples);
    }
    const warm = taken.slice(Math.floor(samples * warmUpShare));
    const perHour = slope(warm);
    const grown = perHour * ((warm.at(-1)?.hours ?? 0) - (warm[0]?.hours ?? 0));
    const descriptors = warm.map((sample) => sample.descriptors);
    scene.rounds = 1;
    scene.note(
      `${soakMinutes} minutes; live memory ${warm[0]?.megabytes.toFixed(1)} to ${warm.at(-1)?.megabytes.toFixed(1)} MB`,
    );
    if (soakMinutes >= slopeFromMinutes) scene.limit('memory slope', perHour, megabytesAnHourMax, ' MB/h');
    else scene.limit('memory grown after warm-up', grown, grownMegabytesMax, ' MB');
    scene.limit('descriptors grown', (descriptors.at(-1) ?? 0) - (descriptors[0] ?? 0), descriptorsMax);
    const { failed, failures } = await scene.window();
    scene.limit(`failed attempts ${failed > 0 ? JSON.stringify(failures) : ''}`, failed, 0);
  },
);
