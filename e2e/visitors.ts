import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, type Data } from '../server/testing/client.ts';

export const demo = { email: 'demo@switchboard.local', password: 'switchboard-demo' };

/** The program behind the chat of the demo's shop: it brings in what visitors write, once the shop's texts are read. */
export async function visitorsOf(productUrl: string) {
  const client = new ApiClient(productUrl);
  client.token = (await client.mutate('logIn', demo, 'accessToken')).accessToken;
  const { channels } = await client.run('{ channels { nodes { id name } } }');
  const channelId = channels.nodes.find(({ name }: Data) => name === 'Help chat').id;
  for (;;) {
    const { knowledgeSources } = await client.run('{ knowledgeSources { nodes { status } } }');
    if (knowledgeSources.nodes.every(({ status }: Data) => status === 'READY')) break;
    await sleep(200);
  }
  return (name: string, body: string) =>
    client.mutate(
      'createConversation',
      { channelId, contact: { email: `${name.replace(' ', '.')}@example.com`, name }, message: { body } },
      'conversation { id }',
    );
}
