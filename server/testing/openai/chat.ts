import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

type ChatMessage = {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  content: string | null;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
};

export type ChatRequest = {
  model: string;
  messages: ChatMessage[];
  temperature?: number;
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
  tools?: { type: 'function'; function: { name: string; description: string; parameters: Record<string, unknown> } }[];
};

/** What a chat request gets, in the order of the fields. */
export type ChatReply = {
  /** Refused with this status. */
  status?: number;
  /** Seconds, with a refusal. */
  retryAfter?: number;
  /** Before anything is sent. */
  delayMs?: number;
  /** The pieces of the text. */
  text?: string[];
  /** Between the pieces. */
  everyMs?: number;
  toolCalls?: { name: string; arguments: unknown }[];
  usage?: { prompt_tokens: number; completion_tokens: number };
  /** The connection breaks after so many pieces. */
  cutAfter?: number;
  /** Nothing more comes after so many pieces, and the connection stays. */
  stallAfter?: number;
};

let serial = 0;

export async function answerChat(
  response: ServerResponse,
  request: ChatRequest,
  reply: ChatReply,
  onFirstText: () => void,
): Promise<void> {
  await sleep(reply.delayMs ?? 0);
  if (reply.status) return refuse(response, reply.status, reply.retryAfter);
  if (!request.stream) return answerWhole(response, request, reply);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (delta: object, finish: string | null = null) =>
    response.write(`data: ${JSON.stringify(piece(request, [{ index: 0, delta, finish_reason: finish }]))}\n\n`);
  response.flushHeaders();
  send({ role: 'assistant', content: '' });
  for (const [index, content] of (reply.text ?? []).entries()) {
    if (index === reply.cutAfter) return void response.destroy();
    if (index === reply.stallAfter) return;
    if (index > 0) await sleep(reply.everyMs ?? 0);
    if (index === 0) onFirstText();
    send({ content });
  }
  if (reply.cutAfter !== undefined) return void response.destroy();
  if (reply.stallAfter !== undefined) return;
  for (const [index, call] of (reply.toolCalls ?? []).entries()) sendToolCall(send, index, call);
  send({}, reply.toolCalls ? 'tool_calls' : 'stop');
  if (request.stream_options?.include_usage) {
    response.write(`data: ${JSON.stringify({ ...piece(request, []), usage: usageOf(reply) })}\n\n`);
  }
  response.end('data: [DONE]\n\n');
}

/** The arguments come in pieces, as they do from the real one. */
function sendToolCall(send: (delta: object) => void, index: number, call: { name: string; arguments: unknown }): void {
  serial += 1;
  const text = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
  const half = Math.ceil(text.length / 2);
  const head = { index, id: `call_${serial}`, type: 'function', function: { name: call.name, arguments: '' } };
  send({ tool_calls: [head] });
  for (const part of [text.slice(0, half), text.slice(half)]) {
    send({ tool_calls: [{ index, function: { arguments: part } }] });
  }
}

function piece({ model }: ChatRequest, choices: object[]) {
  return { id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 1, model, choices };
}

function usageOf({ usage = { prompt_tokens: 100, completion_tokens: 20 } }: ChatReply) {
  return { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens };
}

function answerWhole(response: ServerResponse, { model }: ChatRequest, reply: ChatReply): void {
  const message = { role: 'assistant', content: (reply.text ?? []).join(''), refusal: null };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: 'chatcmpl-test',
      object: 'chat.completion',
      created: 1,
      model,
      choices: [{ index: 0, message, finish_reason: 'stop', logprobs: null }],
      usage: usageOf(reply),
    }),
  );
}

export function refuse(response: ServerResponse, status: number, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  response.end(JSON.stringify({ error: { message: `refused with ${status}`, type: 'test', code: null, param: null } }));
}
