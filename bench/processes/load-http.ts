/** Sends requests and checks every answer. A process of its own, so that it takes no time from whom it measures. */
import { Pool } from 'undici';
import type { HttpLoad, HttpOutcome, Shot } from '../messages.ts';
import { Latencies } from './histogram.ts';
import { nowMs, onSchedule } from './schedule.ts';
import { serve } from './serve.ts';

/** Enough for an open loop to send on while answers are late. */
const openLoopConnections = 64;

function send(pool: Pool, shot: Shot): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pool.dispatch(
      {
        path: shot.path,
        method: shot.method ?? 'POST',
        headers: { 'content-type': 'application/json', ...shot.headers },
        body: shot.body ?? null,
      },
      {
        onRequestStart: () => {},
        onResponseStart: () => {},
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

function checker({ expected }: HttpLoad): (index: number, body: Buffer) => boolean {
  if ('pattern' in expected) {
    const pattern = new RegExp(expected.pattern);
    return (_index, body) => pattern.test(body.toString());
  }
  const bodies = expected.bodies.map((text) => Buffer.from(text));
  return (index, body) => bodies[index]?.equals(body) ?? false;
}

async function untilMs(endMs: number, shoot: (dueMs: number) => Promise<void>): Promise<void> {
  while (nowMs() < endMs) await shoot(nowMs());
}

const named = new Map<string, Latencies>();
const namedMost = 8;

function latenciesOf(name: string | undefined): Latencies {
  const known = named.get(name ?? '') ?? new Latencies();
  if (name === undefined) return known;
  named.set(name, known);
  if (named.size > namedMost) named.delete(named.keys().next().value as string);
  return known;
}

async function load(task: HttpLoad): Promise<HttpOutcome> {
  const { ratePerSecond, durationMs } = task;
  const connections = ratePerSecond ? openLoopConnections : task.connections;
  const pool = new Pool(`http://127.0.0.1:${task.port}`, { connections, pipelining: 1 });
  const latencies = new Latencies();
  const together = latenciesOf(task.together);
  const check = checker(task);
  const outcome = { answers: 0, wrong: 0, sample: null as string | null };
  let next = 0;
  const shoot = async (dueMs: number) => {
    const index = next++ % task.shots.length;
    const body = await send(pool, task.shots[index] as Shot);
    const latencyMs = nowMs() - dueMs;
    latencies.recordMs(latencyMs);
    together.recordMs(latencyMs);
    outcome.answers += 1;
    if (check(index, body)) return;
    outcome.wrong += 1;
    outcome.sample ??= body.toString().slice(0, 600);
  };
  const startMs = nowMs();
  try {
    if (ratePerSecond) await onSchedule({ ratePerSecond, durationMs }, shoot);
    else await Promise.all(Array.from({ length: connections }, () => untilMs(startMs + durationMs, shoot)));
    const perSecond = (outcome.answers * 1000) / (nowMs() - startMs);
    return { ...outcome, latency: latencies.summary(), together: together.summary(), perSecond };
  } finally {
    await pool.close();
  }
}

serve({ load });
