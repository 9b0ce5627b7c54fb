import { ApiClient } from '../../server/testing/client.ts';
import { People } from '../load/people.ts';
import type { Cast, Organization } from '../product/cast.ts';
import { pick, unreadByRows } from './compare.ts';
import type { Entry } from './ledger.ts';
import type { Stored } from './stored.ts';

const list =
  'query ($after: String) { conversations(first: 50, after: $after) { nodes { id unreadCount lastSeq } pageInfo { hasNextPage endCursor } } }';
const thread = `query ($id: ID!, $after: String) { conversation(id: $id) { messages(first: 100, after: $after) {
  nodes { id seq clientMessageId } pageInfo { hasNextPage endCursor }
} } }`;

export type ApiFigures = { unreadWrong: number; differences: number };

type Shown = { id: string; unreadCount: number; lastSeq: number };

/** Compares what the API shows with the rows: every message, and every person's unread counts. */
export async function compareApi(
  url: string,
  organizations: readonly Organization[],
  entries: readonly Entry[],
  subscribers: number,
  stored: Stored,
): Promise<ApiFigures> {
  const figures: ApiFigures = { unreadWrong: 0, differences: 0 };
  const unread = unreadByRows(stored);
  const people = new People([url]); // a whole run outlives the tokens that it began with
  for (const organization of organizations) {
    for (const person of organization.people) {
      for (const shown of await conversationsOf(url, await people.token(person))) {
        if (shown.unreadCount !== unread(person.userId, shown.id)) figures.unreadWrong += 1;
        if (shown.lastSeq !== stored.lastSeqs.get(shown.id)) figures.differences += 1;
      }
    }
    figures.differences += await differences(url, organization, stored);
  }
  figures.unreadWrong += wrongLiveCounts({ organizations: [...organizations] }, entries, subscribers, unread);
  return figures;
}

async function all<T>(
  read: (after: string | null) => Promise<{ nodes: T[]; pageInfo: { hasNextPage: boolean; endCursor: string } }>,
) {
  const nodes: T[] = [];
  for (let after: string | null = null; ; ) {
    const page = await read(after);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

function conversationsOf(url: string, token: string): Promise<Shown[]> {
  const client = new ApiClient(url, token);
  return all<Shown>(async (after) => (await client.run(list, { after })).conversations);
}

async function differences(url: string, organization: Organization, stored: Stored): Promise<number> {
  const client = new ApiClient(url, organization.apiKey);
  const ours = new Set(organization.threads.map(({ id }) => id));
  const rows = new Set(
    stored.messages.filter((row) => ours.has(row.thread)).map((row) => `${row.id} ${row.seq} ${row.clientMessageId}`),
  );
  let differing = 0;
  let shown = 0;
  for (const { id } of organization.threads) {
    type Node = { id: string; seq: number; clientMessageId: string | null };
    const nodes = await all<Node>(async (after) => (await client.run(thread, { id, after })).conversation.messages);
    shown += nodes.length;
    differing += nodes.filter((node) => !rows.has(`${node.id} ${node.seq} ${node.clientMessageId}`)).length;
  }
  return differing + Math.abs(rows.size - shown);
}

/** The last count that a subscriber was told of a conversation must be the one that holds now. */
function wrongLiveCounts(
  { organizations }: Cast,
  entries: readonly Entry[],
  subscribers: number,
  unread: (user: string, thread: string) => number,
): number {
  const last = new Map<string, number>();
  for (const { subscriber, thread: id, unread: count } of pick(entries, 'seen')) {
    if (id !== null && count !== null) last.set(`${subscriber} ${id}`, count);
  }
  let wrong = 0;
  for (let subscriber = 0; subscriber < subscribers; subscriber++) {
    const organization = organizations[subscriber % organizations.length];
    const turn = Math.floor(subscriber / organizations.length);
    const person = organization?.people[turn % organization.people.length];
    for (const { id } of organization?.threads ?? []) {
      const told = last.get(`${subscriber} ${id}`);
      if (told !== undefined && told !== unread(person?.userId ?? '', id)) wrong += 1;
    }
  }
  return wrong;
}
