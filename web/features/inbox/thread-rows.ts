import type { Thread_MessageFragmentFragment } from '@/gql/graphql';
import type { AppError } from '@/lib/graphql/app-error';
import type { OutgoingMessage } from '@/lib/outbox/outbox';
import type { LiveAnswer } from './live-answer';

export type StoredMessage = Thread_MessageFragmentFragment;

/** One message on screen: stored, or still on its way under the id that it will be stored with. */
export type ThreadMessage = {
  /** The same before and after it is stored, so that the row stays where it is. */
  key: string;
  /** The server's id, once it has one. */
  id: string | null;
  seq: number | null;
  kind: StoredMessage['kind'];
  authorType: StoredMessage['authorType'];
  author: { id: string | null; name: string };
  body: string;
  createdAt: string;
  metadata: Record<string, unknown>;
  delivery: 'sending' | 'refused' | 'overtaken' | 'writing' | StoredMessage['status'];
  citations: StoredMessage['citations'];
  /** An AI agent is writing it. */
  writing?: LiveAnswer;
  refused?: AppError;
  answeredBy?: string;
};

export type ThreadRow =
  | { type: 'day'; key: string; at: string }
  | { type: 'new'; key: string }
  | { type: 'activity' | 'note'; key: string; message: ThreadMessage }
  | { type: 'group'; key: string; side: 'contact' | 'team'; messages: [ThreadMessage, ...ThreadMessage[]] };

const groupWithinMs = 5 * 60_000;

/**
 * Stored messages by their number, then what an AI agent is writing, then what is on its way; a message that has arrived
 * is shown as it is stored, in the same place.
 */
export function mergeMessages(
  stored: StoredMessage[],
  outgoing: readonly OutgoingMessage[],
  me: { id: string; name: string },
  answer?: LiveAnswer,
): ThreadMessage[] {
  const arrived = new Set(stored.map((message) => message.clientMessageId));
  const ordered = [...stored].sort((a, b) => a.seq - b.seq);
  return [
    ...ordered.map((message) => ({
      key: message.clientMessageId ?? message.id,
      id: message.id,
      seq: message.seq,
      kind: message.kind,
      authorType: message.authorType,
      author: { id: message.author.id ?? null, name: message.author.name },
      body: message.body,
      createdAt: message.createdAt,
      metadata: message.metadata,
      delivery: message.status,
      citations: message.citations,
    })),
    ...(answer && !stored.some(({ id }) => id === answer.messageId) ? [beingWritten(answer)] : []),
    ...outgoing
      .filter((message) => !arrived.has(message.clientMessageId))
      .map((message) => ({
        key: message.clientMessageId,
        id: null,
        seq: null,
        kind: message.kind,
        authorType: 'AGENT' as const,
        author: me,
        body: message.body,
        createdAt: message.createdAt,
        metadata: {},
        delivery: deliveryOf(message),
        citations: [],
        refused: message.refused,
        answeredBy: message.answeredBy,
      })),
  ];
}

function beingWritten(answer: LiveAnswer): ThreadMessage {
  const { messageId, author, text, startedAt } = answer;
  return {
    key: messageId,
    id: messageId,
    seq: null,
    kind: 'REPLY',
    authorType: 'AI',
    author,
    body: text,
    createdAt: startedAt,
    metadata: {},
    delivery: 'writing',
    citations: [],
    writing: answer,
  };
}

function deliveryOf({ refused, answeredBy }: OutgoingMessage): ThreadMessage['delivery'] {
  if (refused) return 'refused';
  return answeredBy ? 'overtaken' : 'sending';
}

function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function continues(group: ThreadRow | undefined, message: ThreadMessage): group is ThreadRow & { type: 'group' } {
  if (group?.type !== 'group') return false;
  const last = group.messages.at(-1) ?? group.messages[0];
  const isSameAuthor = last.authorType === message.authorType && last.author.id === message.author.id;
  return isSameAuthor && Date.parse(message.createdAt) - Date.parse(last.createdAt) < groupWithinMs;
}

/**
 * Lays a thread out: days apart, one author's messages together, and a line before the first that the viewer had not
 * read when the thread was opened.
 */
export function toThreadRows(messages: ThreadMessage[], readSeq: number): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let previous: ThreadMessage | undefined;
  let isNewMarked = false;
  for (const message of messages) {
    if (!previous || !sameDay(previous.createdAt, message.createdAt)) {
      rows.push({ type: 'day', key: `day-${message.key}`, at: message.createdAt });
    }
    if (!isNewMarked && message.authorType === 'CONTACT' && message.seq !== null && message.seq > readSeq) {
      isNewMarked = true;
      rows.push({ type: 'new', key: 'new' });
    }
    addMessage(rows, message);
    previous = message;
  }
  return rows;
}

function addMessage(rows: ThreadRow[], message: ThreadMessage): void {
  const last = rows.at(-1);
  if (message.kind === 'ACTIVITY') rows.push({ type: 'activity', key: message.key, message });
  else if (message.kind === 'NOTE') rows.push({ type: 'note', key: message.key, message });
  else if (continues(last, message)) last.messages.push(message);
  else {
    const side = message.authorType === 'CONTACT' ? 'contact' : 'team';
    rows.push({ type: 'group', key: message.key, side, messages: [message] });
  }
}

/** Whether numbers are missing between the first and the last message, or behind it: an event was not seen. */
export function hasGap(seqs: number[], lastSeq: number): boolean {
  if (seqs.length === 0) return lastSeq > 0;
  const sorted = [...seqs].sort((a, b) => a - b);
  return (
    (sorted.at(-1) ?? 0) < lastSeq || sorted.some((seq, index) => index > 0 && seq !== (sorted[index - 1] ?? 0) + 1)
  );
}
