import { z } from 'zod';
import { type Actor, authorize, type Member } from '../auth/actor.ts';
import type { Permission } from '../auth/permissions.ts';
import { db } from '../db/client.ts';
import { AppError } from '../errors.ts';
import type { Contact, Conversation, Message } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { type Highlight, highlight, wordsOf } from './highlight.ts';
import { type Hit, isBetter, type Score, scoreOf, searchIndex } from './search-index.ts';

export const searchTypes = ['CONTACT', 'CONVERSATION', 'MESSAGE'] as const;

type SearchType = (typeof searchTypes)[number];

const permissions: Record<SearchType, Permission> = {
  CONTACT: 'contacts:read',
  CONVERSATION: 'conversations:read',
  MESSAGE: 'messages:read',
};

const Search = z.object({
  query: z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters'),
  types: z
    .array(z.enum(searchTypes))
    .nullish()
    .transform((types) => (types?.length ? types : null)),
  first: z
    .int()
    .min(1, 'must be between 1 and 100')
    .max(100, 'must be between 1 and 100')
    .nullish()
    .transform((first) => first ?? 25),
});

/** What was found: the object of the type, the other two null. */
export type SearchResult = {
  type: SearchType;
  score: Score;
  contact: Contact | null;
  conversation: Conversation | null;
  message: Message | null;
  highlights: Highlight[];
};

export type SearchResults = { nodes: SearchResult[]; hasMore: boolean };

/**
 * Contacts, conversations and messages in which all the words occur, the last one as the beginning of a word. The best
 * come first: whole words before beginnings, names and subjects before other fields and bodies, newer before older.
 * @param input.types those that the actor may read, unless told
 * @throws VALIDATION_FAILED, UNAUTHENTICATED, FORBIDDEN (a contact; a type without its permission; no type at all)
 */
export async function search(actor: Actor, input: unknown): Promise<SearchResults> {
  const allowed = searchTypes.filter((type) => actor.permissions.has(permissions[type]));
  const member = authorizeSearch(actor, permissions[allowed[0] ?? 'MESSAGE']);
  const { query, types, first } = parseInput(Search, input);
  for (const type of types ?? []) authorizeSearch(actor, permissions[type]);
  const kinds = [...new Set(types ?? allowed)];
  const found = await Promise.all(
    kinds.map(async (type) => (await searchIndex(type, query, first + 1)).map((hit) => ({ ...hit, type }))),
  );
  const hits = found.flat().sort((a, b) => isBetter(a, b));
  const nodes = await readHits(member, hits.slice(0, first), wordsOf(query));
  return { nodes, hasMore: hits.length > first };
}

function authorizeSearch(actor: Actor, permission: Permission): Member {
  if (actor.kind === 'contact') throw new AppError('FORBIDDEN', 'This is not open to contacts.');
  return authorize(actor, permission);
}

type TypedHit = Hit & { type: SearchType };

/** The rows behind the hits, in their order; what was deleted in between is left out. */
async function readHits(member: Member, hits: TypedHit[], words: string[]): Promise<SearchResult[]> {
  const rows = await readRows(member, hits);
  return hits.flatMap(({ type, id, rank }): SearchResult[] => {
    const result = { type, score: scoreOf(rank), contact: null, conversation: null, message: null };
    const contact = type === 'CONTACT' ? rows.contacts.get(id) : undefined;
    if (contact) {
      return [{ ...result, contact, highlights: highlights(contact, ['name', 'email', 'phone', 'externalId'], words) }];
    }
    const conversation = type === 'CONVERSATION' ? rows.conversations.get(id) : undefined;
    if (conversation) return [{ ...result, conversation, highlights: highlights(conversation, ['subject'], words) }];
    const message = type === 'MESSAGE' ? rows.messages.get(id) : undefined;
    return message ? [{ ...result, message, highlights: highlights(message, ['body'], words) }] : [];
  });
}

async function readRows({ organizationId }: Member, hits: TypedHit[]) {
  const read = async <Row extends { id: string }>(type: SearchType, find: (ids: string[]) => Promise<Row[]>) => {
    const ids = hits.filter((hit) => hit.type === type).map(({ id }) => id);
    const rows = ids.length === 0 ? [] : await find(ids);
    return new Map(rows.map((row) => [row.id, row]));
  };
  const [contacts, conversations, messages] = await Promise.all([
    read('CONTACT', (ids) => db.contact.findMany({ where: { organizationId, id: { in: ids } } })),
    read('CONVERSATION', (ids) => db.conversation.findMany({ where: { organizationId, id: { in: ids } } })),
    read('MESSAGE', (ids) => db.message.findMany({ where: { organizationId, id: { in: ids } } })),
  ]);
  return { contacts, conversations, messages };
}

function highlights<Field extends string>(
  row: Record<Field, string | null>,
  fields: readonly Field[],
  words: string[],
): Highlight[] {
  return fields.map((field) => highlight(field, row[field], words)).filter((found) => found !== null);
}
