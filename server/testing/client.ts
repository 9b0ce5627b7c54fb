import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What the API said: the code and details of the first error. */
export class ApiError extends Error {
  readonly code: string;
  readonly extensions: Record<string, unknown>;

  constructor(error: { message: string; extensions?: Record<string, unknown> }) {
    super(error.message);
    this.code = String(error.extensions?.code ?? 'NONE');
    this.extensions = error.extensions ?? {};
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers by name; a wrong name fails the test
export type Data = any;

/** One API user over the public doors: HTTP and WebSocket. */
export class ApiClient {
  readonly url: string;
  token: string | null;
  #socket: SocketClient | null = null;

  constructor(url: string, token: string | null = null) {
    this.url = url;
    this.token = token;
  }

  /** The whole answer, errors included. */
  async request(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return { response, body: (await response.json()) as Data };
  }

  /** @throws ApiError for the first error */
  async run(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { body } = await this.request(query, variables);
    if (body.errors) throw new ApiError(body.errors[0]);
    return body.data;
  }

  /** `mutation { name(input: …) { selection } }` @throws ApiError */
  async mutate(name: string, input: Record<string, unknown>, selection: string): Promise<Data> {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const inputType = sharedInputs[name] ?? type;
    const data = await this.run(`mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selection} } }`, {
      input,
    });
    return data[name];
  }

  async rest(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { response, status: response.status, body: (text ? JSON.parse(text) : null) as Data };
  }

  socket(): SocketClient {
    this.#socket ??= createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => (this.token ? { authorization: `Bearer ${this.token}` } : {}),
      retryAttempts: 0,
    });
    return this.#socket;
  }

  /** Live events in order. `next` waits for the following one; `stop` ends the subscription. */
  subscribe(query: string, variables: Record<string, unknown> = {}): Subscriber {
    return new Subscriber(this.socket(), query, variables);
  }

  close(): void {
    void this.#socket?.dispose();
    this.#socket = null;
  }
}

const sharedInputs: Record<string, string> = {
  resolveConversation: 'ConversationIdInput',
  reopenConversation: 'ConversationIdInput',
  addConversationLabels: 'ConversationLabelsInput',
  removeConversationLabels: 'ConversationLabelsInput',
};

export class Subscriber {
  readonly stop: () => void;
  #waiting: Data[] = [];
  #failure: ApiError | null = null;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(socket: SocketClient, query: string, variables: Record<string, unknown>) {
    this.stop = socket.subscribe(
      { query, variables },
      {
        next: (result: Data) => {
          if (result.errors) this.#failure = new ApiError(result.errors[0]);
          else this.#waiting.push(result.data);
          this.#signal();
        },
        error: (error: Data) => {
          this.#failure = Array.isArray(error)
            ? new ApiError(error[0])
            : new ApiError({ message: String(error?.reason ?? error) });
          this.#signal();
        },
        complete: () => {
          this.#ended = true;
          this.#signal();
        },
      },
    );
  }

  #signal(): void {
    this.#wake?.();
    this.#wake = null;
  }

  /** @throws ApiError when the server ended it with an error, Error after `withinMs` of silence */
  async next(withinMs = 5000): Promise<Data> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      if (this.#waiting.length > 0) return this.#waiting.shift();
      if (this.#failure) throw this.#failure;
      if (this.#ended) throw new Error('the subscription has ended');
      const leftMs = deadline - Date.now();
      if (leftMs <= 0) throw new Error(`no event within ${withinMs} ms`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Events until one satisfies the condition, that one included. */
  async until(condition: (data: Data) => boolean, withinMs = 5000): Promise<Data[]> {
    const events: Data[] = [];
    for (;;) {
      const event = await this.next(withinMs);
      events.push(event);
      if (condition(event)) return events;
    }
  }

  /** Events that have arrived and were not read. */
  pending(): Data[] {
    return this.#waiting;
  }
}
