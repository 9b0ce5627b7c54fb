import { expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const rounds = 40;
const client = new ApiClient(server.url);

async function timed(query: string, input: Record<string, unknown>): Promise<number> {
  const startedAt = performance.now();
  await client.request(query, { input });
  return performance.now() - startedAt;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Known and unknown addresses in turn, each first every other time, so that whatever else the machine does meets both alike. */
async function medians(query: string, known: string, more: Record<string, unknown>) {
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  for (let index = 0; index < rounds + 5; index++) {
    const unknown = `${unique('nobody')}@example.com`;
    const order = index % 2 ? [known, unknown] : [unknown, known];
    const took = new Map<string, number>();
    for (const email of order) took.set(email, await timed(query, { email, ...more }));
    if (index < 5) continue; // warming up
    times.known.push(took.get(known) ?? 0);
    times.unknown.push(took.get(unknown) ?? 0);
  }
  return { known: median(times.known), unknown: median(times.unknown) };
}

/** The machine may be busy: one of three measurements has to be alike. A real difference shows in all. */
async function expectAlike(measure: () => Promise<{ known: number; unknown: number }>): Promise<void> {
  const ratios = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    const { known, unknown } = await measure();
    ratios.push(known / unknown);
    if (Math.abs(known / unknown - 1) < 0.15) return;
  }
  expect.fail(`known and unknown addresses take different times: ${ratios.map((ratio) => ratio.toFixed(2))}`);
}

test('a wrong password takes as long as an unknown address', async () => {
  const acme = await createOrganization(server);
  const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
  await expectAlike(() => medians(query, acme.email, { password: 'not the password' }));
}, 60_000);

test('asking for a new password takes as long for an unknown address', async () => {
  const acme = await createOrganization(server);
  const query = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok } }';
  await expectAlike(() => medians(query, acme.email, {}));
}, 60_000);
