/** How one attempt ended. A retryable failure says nothing about the request itself. */
export type Outcome =
  | { stored: { message: string; seq: number; cursor: string } }
  | { code: string; retryable: boolean; expired?: boolean };

export type Message = {
  thread: string;
  body: string;
  kind: 'REPLY' | 'NOTE';
  authorType: 'CONTACT' | 'AGENT';
  clientMessageId: string;
};

type Failure = { code?: string; expired?: boolean };
type Answer = {
  data?: { sendMessage?: { message: { id: string; seq: number }; cursor: string } } | null;
  errors?: { extensions?: Failure }[];
};

const timeoutMs = 25_000;
const retryableCodes = new Set(['UPSTREAM_FAILED', 'INTERNAL', 'RATE_LIMITED']);

const sendDocument = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq } cursor }
}`;
const readDocument = `mutation ($input: MarkConversationReadInput!) {
  markConversationRead(input: $input) { conversation { id } cursor }
}`;

function post(url: string, token: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
}

export async function sendByGraphql(url: string, token: string, message: Message): Promise<Outcome> {
  const { thread: conversationId, ...input } = message;
  try {
    const response = await post(`${url}/graphql`, token, {
      query: sendDocument,
      variables: { input: { conversationId, ...input } },
    });
    const text = await response.text();
    const answer = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Answer) : {};
    const sent = answer.data?.sendMessage;
    if (sent) return { stored: { message: sent.message.id, seq: sent.message.seq, cursor: sent.cursor } };
    return failure(answer.errors?.[0]?.extensions ?? {}, response.status);
  } catch (error) {
    return { code: networkCode(error), retryable: true };
  }
}

export async function sendByRest(url: string, token: string, message: Message): Promise<Outcome> {
  const { thread, ...body } = message;
  try {
    const response = await post(`${url}/api/v1/conversations/${thread}/messages`, token, body);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    const answer = isJson ? (JSON.parse(text) as Failure & { id: string; seq: number }) : { id: '', seq: 0 };
    if (response.status !== 201) return failure(answer, response.status);
    return { stored: { message: answer.id, seq: answer.seq, cursor: response.headers.get('x-cursor') ?? '' } };
  } catch (error) {
    return { code: networkCode(error), retryable: true };
  }
}

/** @returns whether the mark was acknowledged; a mark that is lost is set again by the next one */
export async function markRead(url: string, token: string, id: string, seq: number): Promise<boolean> {
  try {
    const response = await post(`${url}/graphql`, token, { query: readDocument, variables: { input: { id, seq } } });
    const answer = (await response.json()) as { data?: { markConversationRead?: object | null } | null };
    return Boolean(answer.data?.markConversationRead);
  } catch {
    return false; // the network's failures are counted by the messages
  }
}

function failure({ code, expired }: Failure, status: number): Outcome {
  const said = code ?? `HTTP ${status}`;
  const retryable = status >= 500 || retryableCodes.has(said);
  return { code: said, retryable, expired: expired ?? false };
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
  return code;
}
