import type { ApiClient, Data, Subscriber } from './client.ts';
import { createOrganization, type TestOrganization } from './organizations.ts';
import type { TestServer } from './server.ts';

const thread = `query ($id: ID!) { conversation(id: $id) {
  id handledBy controlEpoch waitingSince assignee { id } customAttributes
  messages(last: 50) { nodes {
    id seq kind authorType body metadata author { id name }
    citations { chunkId sourceId quote source { name } }
    answer { provider model inputTokens outputTokens firstTokenMs totalMs attempts
      retrieved { chunkId score } toolCalls { name arguments error durationMs } }
  } }
} }`;

const deltaFields = 'conversationId messageId index start text state step toolName author { type id name }';

/** An organization whose channel is answered by an AI agent. */
export class AnsweringOrganization {
  readonly organization: TestOrganization;
  readonly owner: ApiClient;
  readonly agentId: string;
  readonly channelId: string;

  constructor(organization: TestOrganization, agentId: string, channelId: string) {
    this.organization = organization;
    this.owner = organization.owner;
    this.agentId = agentId;
    this.channelId = channelId;
  }

  /** Starts a conversation with what a contact asks. */
  async ask(body: string): Promise<string> {
    return (await this.organization.createConversation(body)).id;
  }

  async write(conversationId: string, body: string): Promise<void> {
    await this.owner.mutate('sendMessage', { conversationId, body, authorType: 'CONTACT' }, 'cursor');
  }

  async thread(id: string): Promise<Data> {
    return (await this.owner.run(thread, { id })).conversation;
  }

  deltas(id: string): Subscriber {
    const query = `subscription ($id: ID!) { messageDelta(conversationId: $id) { ${deltaFields} } }`;
    return this.owner.subscribe(query, { id });
  }

  /**
   * Waits until the AI agent has answered or handed over. @returns the conversation then
   * @param after number of the message after which it is waited for
   */
  async settled(id: string, after = 0, withinMs = 8000): Promise<Data> {
    const live = this.owner.subscribe(
      'subscription ($id: ID) { messageAdded(conversationId: $id, after: "0") { message { seq kind authorType body } } }',
      { id },
    );
    await live.until(({ messageAdded: { message } }) => {
      if (!message || message.seq <= after) return false;
      return (message.kind === 'REPLY' && message.authorType === 'AI') || message.body === 'handed_off';
    }, withinMs);
    live.stop();
    return this.thread(id);
  }
}

export async function createAnsweringOrganization(
  server: TestServer,
  agent: Data = {},
): Promise<AnsweringOrganization> {
  const organization = await createOrganization(server);
  const { owner } = organization;
  const { channels } = await owner.run('{ channels { nodes { id } } }');
  const channelId = channels.nodes[0].id;
  const input = { name: 'Ada', instructions: 'Help with orders.', channelIds: [channelId], ...agent };
  const { aiAgent } = await owner.mutate('createAiAgent', input, 'aiAgent { id }');
  return new AnsweringOrganization(organization, aiAgent.id, channelId);
}
