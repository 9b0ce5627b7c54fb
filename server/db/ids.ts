import { toUUIDBytes } from 'typeid-js';
import { v7 } from 'uuid';

/** The prefix of each type's ids outside the database. The schema's type names are the keys. */
export const idPrefixes = {
  Organization: 'org',
  User: 'user',
  ApiKey: 'key',
  Channel: 'chan',
  Contact: 'cont',
  Conversation: 'conv',
  Message: 'msg',
  AiAgent: 'agt',
  KnowledgeSource: 'ks',
  KnowledgeDocument: 'kdoc',
  DocumentChunk: 'chunk',
  Workflow: 'wf',
  WorkflowRun: 'run',
  WorkflowRunStep: 'step',
  Plan: 'plan',
  BillingSubscription: 'sub', // the schema's own Subscription is the root of live events
  Usage: 'usg',
  CallSession: 'call',
  CallTurn: 'turn',
  WebhookSubscription: 'wh',
  WebhookDelivery: 'whd',
  AuditLog: 'aud',
  Invitation: 'inv',
  Label: 'lbl',
  SavedReply: 'rpl',
  Event: 'evt',
  Membership: 'mem',
  Session: 'sess',
  CallTranscript: 'trn',
  Attachment: 'att',
  UsageLedger: 'led',
  Account: 'acc',
  VerificationToken: 'vtok',
  WebhookEvent: 'whe',
} as const;

export type IdTypename = keyof typeof idPrefixes;
export type IdPrefix = (typeof idPrefixes)[IdTypename];

/** The text is no id of the expected type. Its message may be shown to the client. */
export class InvalidIdError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvalidIdError';
  }
}

const typenames = new Map(Object.entries(idPrefixes).map(([typename, prefix]) => [prefix, typename as IdTypename]));

// 26 characters of lower-case Crockford base32. The first carries only 3 bits: a greater one would be a second
// spelling of another id.
const typeIdShape = /^([a-z]+)_([0-7][0-9a-hjkmnp-tv-z]{25})$/;

/** A new database id: UUIDv7, so that ids sort by the time they were made. */
export function newId(): string {
  return v7();
}

const base32 = '0123456789abcdefghjkmnpqrstvwxyz';
/** Two characters for each ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => `${base32[bits >> 5]}${base32[bits & 31]}`);
const digits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code));
  return digit === -1 ? 255 : digit;
});
const hyphen = 0x2d;
const isHyphenated = (at: number) => at === 8 || at === 13 || at === 18 || at === 23;

/** The 128 bits of a UUID behind two that are zero, ten at a time; null for what is no UUID. */
function encode(uuid: string): string | null {
  if (uuid.length !== 36) return null;
  let text = '';
  let bits = 0;
  let count = 2;
  for (let at = 0; at < 36; at++) {
    const code = uuid.charCodeAt(at);
    if (isHyphenated(at)) {
      if (code !== hyphen) return null;
      continue;
    }
    const digit = digits[code] ?? 255;
    if (digit === 255) return null;
    bits = (bits << 4) | digit;
    count += 4;
    if (count < 10) continue;
    count -= 10;
    text += pairs[bits >> count];
    bits &= (1 << count) - 1;
  }
  return text;
}

/**
 * Writes a database id as it is shown outside, for example `conv_01k…`. Not by the library: a list of 50 conversations
 * has 150 ids, and writing them took a twelfth of the whole request.
 */
export function toTypeId(prefix: IdPrefix, uuid: string): string {
  const text = encode(uuid);
  if (text === null) throw new InvalidIdError(`${shown(uuid)} is not a UUID.`);
  return `${prefix}_${text}`;
}

/**
 * The database id behind an id of one type.
 * @throws InvalidIdError that names both prefixes when the id belongs to another type, or the shape it takes
 */
export function parseTypeId(prefix: IdPrefix, text: string): string {
  const [, actual, suffix] = typeIdShape.exec(text) ?? [];
  if (actual === undefined || suffix === undefined) {
    throw new InvalidIdError(`${shown(text)} is not an id; it takes ${shape(prefix)}.`);
  }
  if (actual !== prefix) {
    throw new InvalidIdError(`${shown(text)} is an id with prefix "${actual}"; it takes one with prefix "${prefix}".`);
  }
  return toUuid(text);
}

/**
 * The type and database id behind an id of any type.
 * @throws InvalidIdError
 */
export function decodeTypeId(text: string): { typename: IdTypename; id: string } {
  const [, prefix] = typeIdShape.exec(text) ?? [];
  if (prefix === undefined) throw new InvalidIdError(`${shown(text)} is not an id; it takes ${shape('conv')}.`);
  const typename = typenames.get(prefix as IdPrefix);
  if (typename === undefined) throw new InvalidIdError(`${shown(text)} has the unknown prefix "${prefix}".`);
  return { typename, id: toUuid(text) };
}

/** Not the library's own conversion: it refuses UUIDs of unknown versions, which imported rows may carry. */
function toUuid(text: string): string {
  const hex = Buffer.from(toUUIDBytes(text as Parameters<typeof toUUIDBytes>[0])).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function shape(prefix: IdPrefix): string {
  return `"${prefix}_" and 26 lower-case base32 characters`;
}

/** A client's text is repeated, but never at length. */
function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
