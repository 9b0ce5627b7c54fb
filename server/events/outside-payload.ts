import { type IdTypename, idPrefixes, toTypeId } from '../db/ids.ts';

/** Ids by the name they have in a payload, without `Id`: `callSession`, `label` … */
const typenames = new Map<string, IdTypename>([
  ...(Object.keys(idPrefixes) as IdTypename[]).map(
    (typename) => [`${typename[0]?.toLowerCase()}${typename.slice(1)}`, typename] as const,
  ),
  ['assignee', 'User'],
  ['invitedBy', 'User'],
  ['createdBy', 'User'],
  ['member', 'Membership'],
  ['call', 'CallSession'],
  ['run', 'WorkflowRun'],
  ['subscription', 'BillingSubscription'],
]);

/** Not ids of the database: whoever made them chose them, and a UUID is as good as anything. */
const clientsOwn: ReadonlySet<string> = new Set(['clientMessageId', 'externalId', 'requestId']);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `addedLabelIds` are ids of labels: the last words of the name say what. */
function typenameOf(key: string): IdTypename | null {
  const words = /^(.+)Ids?$/.exec(key)?.[1]?.split(/(?=[A-Z])/) ?? [];
  for (let first = 0; first < words.length; first++) {
    const [head = '', ...rest] = words.slice(first);
    const typename = typenames.get(`${head[0]?.toLowerCase()}${head.slice(1)}${rest.join('')}`);
    if (typename) return typename;
  }
  return null;
}

function outside(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => outside(key, entry));
  if (typeof value === 'object' && value !== null) return outsidePayload(value as Record<string, unknown>);
  if (typeof value !== 'string' || !uuid.test(value) || clientsOwn.has(key)) return value;
  const typename = typenameOf(key);
  return typename && toTypeId(idPrefixes[typename], value.toLowerCase());
}

/**
 * An event's payload as it is shown outside: database ids become TypeIDs by the names they stand under. One under a name
 * that says no type becomes null, since no database id leaves as it is.
 */
export function outsidePayload(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload)
      .filter(([key]) => !uuid.test(key))
      .map(([key, value]) => [key, outside(key, value)]),
  );
}
