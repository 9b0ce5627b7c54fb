import type { ApiClient, Data } from './client.ts';

/** A call from a customer's number to the organization's, unless told otherwise. */
export const numbers = { from: '+38344123456', to: '+38338200300', direction: 'INBOUND' };

/** Records a call through the API. */
export async function createCall(
  client: ApiClient,
  input: Record<string, unknown> = {},
  selection = 'id status',
): Promise<Data> {
  const { callSession } = await client.mutate(
    'createCallSession',
    { ...numbers, ...input },
    `callSession { ${selection} }`,
  );
  return callSession;
}

/** Says something in a call. */
export function say(client: ApiClient, callSessionId: string, textHeard: string, more: Record<string, unknown> = {}) {
  return client.mutate(
    'addCallTurn',
    { callSessionId, speaker: 'CALLER', startedMs: 0, textHeard, ...more },
    'callTurn { id seq } callSession { status lastSeq answeredAt } cursor',
  );
}
