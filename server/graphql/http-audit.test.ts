import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

for (const audit of serverAudits({ url: `${server.url}/graphql` })) {
  test(`GraphQL over HTTP audit ${audit.id}: ${audit.name}`, async () => {
    const result = await audit.fn();
    if (result.status !== 'ok') expect.fail(`${result.status}: ${result.reason}`);
  });
}
