import type { SimulatorApi } from './api.ts';
import { threadDocument } from './documents.ts';
import type { Played } from './player.ts';

type Stored = {
  id: string;
  seq: number;
  body: string;
  kind: string;
  authorType: string;
  clientMessageId: string | null;
};
type PageInfo = { hasNextPage: boolean; endCursor: string | null };
type Thread = {
  conversation: {
    lastSeq: number;
    contact: { conversations: { nodes: { id: string }[] } };
    messages: { nodes: Stored[]; pageInfo: PageInfo };
  } | null;
};

export type Verified = { conversations: number; messages: number; faults: string[] };

const atOnce = 8;

type Reader = Pick<SimulatorApi, 'run'>;

/** Reads the conversations back and says everything that is not as it was acknowledged. */
export async function verify(api: Reader, played: readonly Played[]): Promise<Verified> {
  const verified: Verified = { conversations: 0, messages: 0, faults: [] };
  const waiting = played.filter(({ conversationId }) => conversationId !== null).reverse();
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const thread = await readThread(api, String(next.conversationId));
      verified.conversations += 1;
      verified.messages += next.sent.length;
      verified.faults.push(...compare(next, thread).map((fault) => `${next.conversationId}: ${fault}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return verified;
}

type ReadThread = { lastSeq: number; conversationsOfContact: number; messages: Stored[] } | null;

async function readThread(api: Reader, id: string): Promise<ReadThread> {
  const messages: Stored[] = [];
  let after: string | null = null;
  for (;;) {
    const thread: Thread['conversation'] = (await api.run<Thread>(threadDocument, { id, after })).conversation;
    if (!thread) return null;
    messages.push(...thread.messages.nodes);
    const { hasNextPage, endCursor }: PageInfo = thread.messages.pageInfo;
    if (!hasNextPage) {
      return { lastSeq: thread.lastSeq, conversationsOfContact: thread.contact.conversations.nodes.length, messages };
    }
    after = endCursor;
  }
}

const kinds = { contact: 'CONTACT REPLY', agent: 'AGENT REPLY', action: 'AGENT NOTE' } as const;

/** @returns what is wrong with a thread, each as one phrase */
export function compare({ sent, script }: Played, thread: ReadThread): string[] {
  if (!thread) return ['it does not exist'];
  const faults: string[] = [];
  const { messages, lastSeq } = thread;
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1);
  if (gap !== -1) faults.push(`message ${gap + 1} has number ${messages[gap]?.seq}`);
  if (lastSeq !== messages.length) faults.push(`it has ${messages.length} messages and says ${lastSeq}`);
  if (thread.conversationsOfContact !== 1) faults.push('its contact has a second conversation');

  const planned = new Set(script.turns.map(({ clientMessageId }) => clientMessageId));
  const ours = messages.filter(({ clientMessageId }) => clientMessageId !== null && planned.has(clientMessageId));
  if (new Set(ours.map(({ clientMessageId }) => clientMessageId)).size !== ours.length)
    faults.push('a message is there twice');
  for (const [index, { id, seq, turn }] of sent.entries()) {
    const found = ours[index];
    if (!found) faults.push(`acknowledged message ${seq} is missing`);
    else if (found.id !== id || found.seq !== seq) faults.push(`message ${seq} is not where it was acknowledged`);
    else if (found.body !== turn.text.trim()) faults.push(`message ${seq} has another text`);
    else if (`${found.authorType} ${found.kind}` !== kinds[turn.speaker])
      faults.push(`message ${seq} has another author`);
  }
  return faults;
}
