import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { ApiClient } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer({ RATE_LIMITS: 'on' });

async function withLimit(apiRequestsPerMinute: number) {
  const organization = await createOrganization(server);
  await asPlatform('test', (platform) =>
    platform.subscription.updateMany({
      where: { organizationId: parseTypeId('org', organization.id) },
      data: { limitOverrides: { apiRequestsPerMinute } },
    }),
  );
  return organization;
}

test('the keys of an organization share what its plan includes, over REST and GraphQL', async () => {
  const acme = await withLimit(4);
  const [one, other] = await Promise.all([acme.addApiKey(['contacts:read']), acme.addApiKey(['contacts:read'])]);
  const first = await one.rest('GET', '/contacts');
  expect(first.response.headers.get('ratelimit-policy')).toBe('"plan";q=4;w=60');
  expect(first.response.headers.get('ratelimit')).toMatch(/^"plan";r=3;t=\d+$/);
  const second = await other.request('{ contacts { nodes { id } } }');
  expect(second.response.headers.get('ratelimit')).toMatch(/^"plan";r=2;t=\d+$/);
  await one.rest('GET', '/contacts');
  await one.rest('GET', '/nothing/here'); // no route, no request
  expect((await one.rest('GET', '/contacts')).response.headers.get('ratelimit')).toMatch(/;r=0;/);
  const refused = await other.rest('GET', '/contacts');
  expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED', limit: 4 } });
  expect(Number(refused.response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(refused.response.headers.get('ratelimit')).toMatch(/;r=0;/);
  const { body } = await one.request('{ contacts { nodes { id } } }');
  expect(body.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
});

test('another organization and the people of this one go on', async () => {
  const [acme, globex] = [await withLimit(1), await withLimit(1)];
  const key = await acme.addApiKey(['contacts:read']);
  await key.rest('GET', '/contacts');
  expect((await key.rest('GET', '/contacts')).status).toBe(429);
  expect((await acme.owner.rest('GET', '/contacts')).status).toBe(200);
  expect((await (await globex.addApiKey(['contacts:read'])).rest('GET', '/contacts')).status).toBe(200);
});

test('operations over a WebSocket count as well', async () => {
  const acme = await withLimit(3);
  const key = await acme.addApiKey(['conversations:read']);
  const outcomes: string[] = [];
  for (let attempt = 0; attempt < 2; attempt++) {
    const live = key.subscribe('{ conversations { nodes { id } } }');
    outcomes.push(
      await live.next().then(
        () => 'answered',
        (error) => error.code,
      ),
    );
  }
  key.close();
  expect(outcomes).toEqual(['answered', 'RATE_LIMITED']); // each connects anew, which is a request as well
});

test('whoever guesses keys is limited by address', async () => {
  const guesser = new ApiClient(server.url, 'sb_live_wrong');
  const { status, response } = await guesser.rest('GET', '/contacts');
  expect(status).toBe(401);
  expect(response.headers.get('ratelimit-policy')).toMatch(/^"address";/);
});
