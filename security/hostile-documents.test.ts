import { performance } from 'node:perf_hooks';
import { afterAll, expect, test } from 'vitest';
import { createOrganization } from '../server/testing/organizations.ts';
import { figure, percentile } from './figures.ts';
import { hostileRequests } from './hostile-documents.ts';
import { ServerProcess } from './server-process.ts';

// A process of its own: what is timed is its work, not ours.
const server = await ServerProcess.create();
afterAll(() => server.remove());
const acme = await createOrganization(server);

type Answer = { data?: unknown; errors?: { message: string; path?: unknown; extensions?: { code?: string } }[] };

/** Refused before any resolver: an error of the document, not of a field, with a code, and no data. */
function isRefusal(answer: Answer): boolean {
  const [error] = answer.errors ?? [];
  return Boolean(
    error && !error.path && !answer.data && error.extensions?.code && error.extensions.code !== 'INTERNAL',
  );
}

const requests = hostileRequests(1000);

function summary(door: string, refused: number, timesMs: number[]): void {
  const at = (share: number) => percentile(timesMs, share).toFixed(1);
  const quick = timesMs.filter((ms) => ms <= 5).length;
  figure(
    `hostile documents over ${door}: ${refused} of ${requests.length} refused, ${quick} of ${timesMs.length} within 5 ms; p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`,
  );
}

test('hostile documents over HTTP are refused before any resolver', async () => {
  const timesMs: number[] = [];
  const accepted: unknown[] = [];
  for (const { family, body } of requests) {
    const text = JSON.stringify(body);
    const startedAt = performance.now();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${acme.owner.token}` },
      body: text,
    });
    const answer = (await response.json()) as Answer;
    timesMs.push(performance.now() - startedAt);
    if (!isRefusal(answer))
      accepted.push({ family, status: response.status, answer: JSON.stringify(answer).slice(0, 300) });
  }
  summary('HTTP', requests.length - accepted.length, timesMs);
  expect(percentile(timesMs, 0.5)).toBeLessThanOrEqual(5);
  expect(accepted.slice(0, 5)).toEqual([]);
});

test('hostile documents over a WebSocket are refused before any resolver', async () => {
  const timesMs: number[] = [];
  const accepted: unknown[] = [];
  const over = requests.filter(({ body }) => !Array.isArray(body) && JSON.stringify(body).length < 60_000);
  for (const { family, body } of over) {
    const { query, variables } = body as { query: string; variables?: Record<string, unknown> };
    const startedAt = performance.now();
    const live = acme.owner.subscribe(query, variables);
    const code = await live.next().then(
      () => 'answered',
      (error) => error.code,
    );
    timesMs.push(performance.now() - startedAt);
    live.stop();
    if (!['QUERY_TOO_COMPLEX', 'VALIDATION_FAILED'].includes(code)) accepted.push({ family, code });
  }
  acme.owner.close();
  figure(
    `${requests.length - over.length} of them are larger than a socket's message may be (64 KiB), or batches, which it has not`,
  );
  summary('a WebSocket', requests.length - accepted.length, timesMs);
  expect(accepted.slice(0, 5)).toEqual([]);
});
