import type { Data } from './product.ts';
import { VoidFigure } from './void-figure.ts';

/** An id without what each side makes of it: only its being there is compared. */
const present = (id: unknown) => (id ? 'id' : null);

function person(who: Data): Data {
  return who && { ...who, id: present(who.id) };
}

/** PostgreSQL's text of a time and JavaScript's mean the same. */
const time = (text: string | null) => text && new Date(text).toISOString();

function conversation(node: Data): Data {
  const { status, priority, lastMessagePreview, lastMessageAuthor, unreadCount } = node;
  return {
    id: present(node.id),
    ...{ status, priority, lastMessagePreview, lastMessageAuthor, unreadCount },
    lastMessageAt: time(node.lastMessageAt),
    waitingSince: time(node.waitingSince),
    contact: person(node.contact),
    assignee: person(node.assignee),
  };
}

function message(node: Data): Data {
  const author = node.author ?? { type: node.authorType, ...(node.user ?? node.contact) };
  const { seq, kind, body, status } = node;
  return { id: present(node.id), seq, kind, body, status, createdAt: time(node.createdAt), author: person(author) };
}

/** The rows of an answer of any side, in the same words; so that what the sides answer can be compared. */
export function rowsOf(workload: 'inbox' | 'thread', body: Data): Data[] {
  const data = body.data ?? body;
  const list =
    workload === 'inbox'
      ? (data.conversations ?? data.benchInbox ?? data)
      : (data.conversation?.messages ?? data.messages ?? data.allMessages ?? data);
  const nodes: Data[] = list.nodes ?? list;
  if (!Array.isArray(nodes)) throw new VoidFigure(`no list: ${JSON.stringify(body).slice(0, 600)}`);
  if (workload === 'inbox') return nodes.map(conversation);
  return nodes.map(message).sort((a, b) => a.seq - b.seq);
}
