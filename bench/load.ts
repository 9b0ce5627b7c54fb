import { Agent, request } from 'node:http';

export type Shot = { path: string; body: string; headers?: Record<string, string> };

export type Outcome = { perSecond: number; p50Ms: number; p99Ms: number; requests: number };

function fire(agent: Agent, port: number, shot: Shot): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: shot.path,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(shot.body),
          ...shot.headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      },
    );
    sent.on('error', reject);
    sent.end(shot.body);
  });
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * Closed loop: each connection sends its next request when the last was answered. Finds capacity, not latency under a
 * given load. Every answer is checked; a wrong one voids the run.
 * @throws when an answer is not what the workload expects
 */
export async function load(
  port: number,
  options: { connections: number; durationMs: number; next: () => Shot; check: (text: string) => boolean },
): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const latencies: number[] = [];
  const startedAt = performance.now();
  const worker = async () => {
    while (performance.now() - startedAt < options.durationMs) {
      const sentAt = performance.now();
      const text = await fire(agent, port, options.next());
      latencies.push(performance.now() - sentAt);
      if (!options.check(text)) throw new Error(`unexpected answer: ${text.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return {
    requests: latencies.length,
    perSecond: latencies.length / seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}
