import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { answerChat, type ChatReply, type ChatRequest } from './chat.ts';
import { answerEmbeddings, type EmbeddingsRequest } from './embeddings.ts';

export type OpenAiServer = {
  /** For OPENAI_BASE_URL. */
  url: string;
  chats: ChatRequest[];
  embeddings: EmbeddingsRequest[];
  /** What the next chat requests get, one after the other; the last one goes on. */
  replyWith: (...replies: (ChatReply | ((request: ChatRequest) => ChatReply))[]) => void;
  /** Status that embeddings are refused with; null: they are made. */
  refuseEmbeddings: (status: number | null) => void;
  /** When the last chat's first words were sent, in `performance.now()`. */
  firstTokenAt: () => number;
  /** Requests whose client went away before their end. */
  aborted: () => number;
  close: () => Promise<void>;
};

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

/**
 * Speaks the parts of OpenAI's wire protocol that we use (chat completions with streaming and tools, embeddings; see
 * https://platform.openai.com/docs/api-reference), with its faults. It is closed when the file's tests end.
 */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  const chats: ChatRequest[] = [];
  const embeddings: EmbeddingsRequest[] = [];
  const state = { firstTokenAt: 0, aborted: 0, embeddingStatus: null as number | null };
  let replies: (ChatReply | ((request: ChatRequest) => ChatReply))[] = [{ text: ['Hello.'] }];
  const nextReply = (request: ChatRequest) => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    return typeof reply === 'function' ? reply(request) : (reply ?? {});
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    response.on('close', () => {
      if (!response.writableFinished) state.aborted += 1;
    });
    if (request.url === '/v1/chat/completions') {
      const body = (await bodyOf(request)) as ChatRequest;
      chats.push(body);
      await answerChat(response, body, nextReply(body), () => {
        state.firstTokenAt = performance.now();
      });
      return;
    }
    if (request.url === '/v1/embeddings') {
      const body = (await bodyOf(request)) as EmbeddingsRequest;
      embeddings.push(body);
      answerEmbeddings(response, body, state.embeddingStatus);
      return;
    }
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: `no ${request.url} here`, type: 'invalid_request_error' } }));
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  afterAll(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    chats,
    embeddings,
    replyWith: (...next) => {
      replies = next;
    },
    refuseEmbeddings: (status) => {
      state.embeddingStatus = status;
    },
    firstTokenAt: () => state.firstTokenAt,
    aborted: () => state.aborted,
    close,
  };
}
