import type { OpenAI } from 'openai';

/** The only file that imports the vendor: everything that an OpenAI-compatible server is asked goes through here. */

export type OpenAiConfig = {
  apiKey: string;
  /** Null: OpenAI's own. */
  baseUrl: string | null;
  model: string;
  /** Null: no vectors are made. */
  embeddingModel: string | null;
  /** Longest silence of the server, before its first words and between two. */
  silenceMs: number;
};

type Configured = OpenAiConfig & { client: OpenAI };

let configured: Configured | null = null;

/** @param config null: this server has no model, and need not load the SDK */
export async function configureOpenAi(config: OpenAiConfig | null): Promise<void> {
  configured = null;
  if (!config) return;
  const { OpenAI } = await import('openai');
  const client = new OpenAI({
    apiKey: config.apiKey,
    baseURL: config.baseUrl,
    maxRetries: 0, // whoever asks decides what is tried again
    timeout: config.silenceMs,
    organization: null,
    project: null,
  });
  configured = { ...config, client };
}

/** What AI agents answer with unless they name a model, and what makes vectors; null: this server has no model. */
export function openAiModels(): { model: string; embeddingModel: string | null } | null {
  return configured && { model: configured.model, embeddingModel: configured.embeddingModel };
}

/**
 * Vectors of some texts, in their order.
 * @param texts at most 2,048, none empty, each of at most 8,192 tokens (the limits of OpenAI's own embeddings API)
 * @throws whatever the SDK throws, such as `APIError` with a status; Error when no embedding model is configured
 */
export async function embed(texts: string[], signal?: AbortSignal): Promise<{ model: string; vectors: number[][] }> {
  const model = configured?.embeddingModel;
  if (!configured || !model) throw new Error('no embedding model is configured');
  const body = { model, input: texts, encoding_format: 'float' } as const;
  const { data } = await configured.client.embeddings.create(body, signal ? { signal } : {});
  const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  if (vectors.length !== texts.length) throw new Error(`${vectors.length} vectors came for ${texts.length} texts`);
  return { model, vectors };
}

export type ToolCallRequest = { id: string; name: string /** JSON, as the model wrote it. */; arguments: string };

export type ChatMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls?: ToolCallRequest[] }
  | { role: 'tool'; content: string; toolCallId: string };

export type ToolDefinition = { name: string; description: string; parameters: Record<string, unknown> };

export type ChatQuestion = {
  model: string;
  temperature: number | null;
  messages: ChatMessage[];
  tools: ToolDefinition[];
};

/** What came of one question: a text, tools that the model wants to use, or both. */
export type ChatAnswer = { text: string; toolCalls: ToolCallRequest[]; inputTokens: number; outputTokens: number };

/** The stream ended before the model had said that it was done. */
export class CutStreamError extends Error {}

/** Nothing came for too long. */
export class SilentStreamError extends Error {}

export type StreamOptions = {
  signal: AbortSignal;
  onText: (piece: string) => void;
};

/**
 * Asks the model and passes on what it writes, piece by piece.
 * @throws SilentStreamError, CutStreamError, what the SDK throws (`failureOf` reads it), or the signal's reason
 */
export async function streamChat(question: ChatQuestion, options: StreamOptions): Promise<ChatAnswer> {
  if (!configured) throw new Error('no model is configured');
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new SilentStreamError('the model was silent')), configured.silenceMs);
  const signal = AbortSignal.any([options.signal, silence.signal]);
  try {
    const stream = await configured.client.chat.completions.create(
      { ...paramsOf(question), stream: true, stream_options: { include_usage: true } },
      { signal },
    );
    return await collect(stream, options.onText, timer);
  } catch (error) {
    options.signal.throwIfAborted();
    silence.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function paramsOf({ model, temperature, messages, tools }: ChatQuestion) {
  return {
    model,
    messages: messages.map(asParam),
    ...(temperature !== null && { temperature }),
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: 'function' as const, function: tool })) }),
  };
}

function asParam(message: ChatMessage): OpenAI.ChatCompletionMessageParam {
  if (message.role === 'tool') return { role: 'tool', content: message.content, tool_call_id: message.toolCallId };
  if (message.role !== 'assistant' || !message.toolCalls?.length)
    return { role: message.role, content: message.content };
  const calls = message.toolCalls.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function' as const,
    function: { name, arguments: text },
  }));
  return { role: 'assistant', content: message.content || null, tool_calls: calls };
}

async function collect(
  stream: AsyncIterable<OpenAI.ChatCompletionChunk>,
  onText: (piece: string) => void,
  silence: NodeJS.Timeout,
): Promise<ChatAnswer> {
  const answer: ChatAnswer = { text: '', toolCalls: [], inputTokens: 0, outputTokens: 0 };
  let isDone = false;
  for await (const { choices, usage } of stream) {
    silence.refresh();
    const [choice] = choices;
    if (choice?.delta.content) {
      answer.text += choice.delta.content;
      onText(choice.delta.content);
    }
    for (const part of choice?.delta.tool_calls ?? []) addPart(answer.toolCalls, part);
    if (choice?.finish_reason) isDone = true;
    if (usage) {
      answer.inputTokens = usage.prompt_tokens;
      answer.outputTokens = usage.completion_tokens;
    }
  }
  if (!isDone) throw new CutStreamError('the answer of the model broke off');
  return { ...answer, toolCalls: answer.toolCalls.filter(Boolean) };
}

type CallPart = OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall;

/** The id and the name come first, the arguments in pieces behind them. */
function addPart(calls: ToolCallRequest[], { index, id, function: part }: CallPart): void {
  const call = calls[index] ?? { id: '', name: '', arguments: '' };
  calls[index] = {
    id: call.id || (id ?? ''),
    name: call.name || (part?.name ?? ''),
    arguments: call.arguments + (part?.arguments ?? ''),
  };
}

/** What a failed question means for whoever asked. */
export type Failure = {
  /** In plain words, without anything secret. */
  reason: string;
  mayBeTriedAgain: boolean;
  /** As the server asked for; null: it did not. */
  waitMs: number | null;
  /** The server does not take this setting of the question. */
  refusedSetting: string | null;
};

const retriedStatuses = new Set([408, 409, 425, 429]);

/** @param error what `streamChat` or `embed` threw */
export function failureOf(error: unknown): Failure {
  const { status, headers, param, code, type } = error as Partial<InstanceType<typeof OpenAI.APIError>> & Error;
  const retryAfter = Number(headers?.get?.('retry-after') ?? Number.NaN);
  const waitMs = Number.isFinite(retryAfter) ? Math.max(0, retryAfter) * 1000 : null;
  if (typeof status === 'number') {
    const mayBeTriedAgain = status >= 500 || retriedStatuses.has(status);
    // Its message may repeat a part of the key.
    const reason = `the model's server answered ${[status, code ?? type].filter(Boolean).join(' ')}`;
    return { reason, mayBeTriedAgain, waitMs, refusedSetting: param ?? null };
  }
  const reason =
    error instanceof SilentStreamError ? 'the model did not answer in time' : "the model's server could not be reached";
  const isCut = error instanceof CutStreamError;
  return {
    reason: isCut ? 'the answer of the model broke off' : reason,
    mayBeTriedAgain: true,
    waitMs,
    refusedSetting: null,
  };
}
