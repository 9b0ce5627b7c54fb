import { setTimeout as sleep } from 'node:timers/promises';

/** The API said no. */
export class ApiError extends Error {
  readonly code: string;

  constructor({ message, extensions }: GraphqlError) {
    super(message);
    this.code = extensions?.code ?? 'NONE';
  }
}

/** The server could not be reached, or answered that it cannot work now, until patience ended. */
export class UnreachableError extends Error {}

type GraphqlError = { message: string; extensions?: { code?: string; retryAfter?: number } };
type Answer<T> = { data?: T; errors?: GraphqlError[] };

/** How long a request is tried again. A server that restarts takes seconds; one that builds its web app half a minute. */
export type Patience = { retryForMs: number; timeoutMs: number; firstPauseMs: number; pauseMsMax: number };

export const patient: Patience = { retryForMs: 90_000, timeoutMs: 15_000, firstPauseMs: 100, pauseMsMax: 3000 };

type ClientOptions = {
  url: string;
  patience?: Patience;
  onRetry?: (reason: string) => void;
  /** Once it is aborted nothing is tried again. */
  signal?: AbortSignal;
  /** The access token or key to send. Called with true when the last one was refused. */
  credentials: (refused: boolean) => Promise<string | null>;
};

type RunOptions<T> = {
  /** Asked before a repetition: what an earlier attempt had already stored, although its answer got lost. */
  findEarlier?: () => Promise<T | null>;
  /** Something that does not matter enough to be repeated. */
  once?: boolean;
};

type Failure = { reason: string; pauseMs?: number; refused?: boolean };
type Outcome<T> = { data: T } | { failure: Failure };

/** One user of the public API. A request is repeated until it is answered, so requests must be safe to repeat. */
export class SimulatorApi {
  readonly url: string;
  readonly #options: ClientOptions & { patience: Patience };

  constructor(options: ClientOptions) {
    this.url = options.url;
    this.#options = { ...options, patience: options.patience ?? patient };
  }

  /** @throws ApiError, UnreachableError */
  async run<T>(query: string, variables: Record<string, unknown> = {}, options: RunOptions<T> = {}): Promise<T> {
    const { patience, onRetry, signal } = this.#options;
    const deadline = Date.now() + patience.retryForMs;
    let refused = false;
    for (let attempt = 1; ; attempt++) {
      const earlier = attempt > 1 && options.findEarlier ? await options.findEarlier() : null;
      if (earlier !== null) return earlier;
      const result: Outcome<T> = await this.#attempt<T>(query, variables, refused);
      if ('data' in result) return result.data;
      const { reason, pauseMs, refused: wasRefused = false }: Failure = result.failure;
      if (options.once || signal?.aborted || Date.now() >= deadline) throw new UnreachableError(reason);
      onRetry?.(reason);
      const backoffMs = Math.min(patience.pauseMsMax, patience.firstPauseMs * 2 ** Math.min(attempt - 1, 10));
      await sleep(pauseMs ?? backoffMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {}); // aborted: one last try
      refused = wasRefused;
    }
  }

  async #attempt<T>(query: string, variables: object, refused: boolean): Promise<Outcome<T>> {
    let answer: Answer<T>;
    try {
      const token = await this.#options.credentials(refused);
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(this.#options.patience.timeoutMs),
      });
      if (response.status >= 500) {
        await response.body?.cancel();
        return { failure: { reason: `the server answered ${response.status}` } };
      }
      answer = (await response.json()) as Answer<T>;
    } catch (error) {
      if (error instanceof ApiError) throw error; // the log-in was refused
      return { failure: { reason: describeNetworkError(error) } };
    }
    return readAnswer(answer, refused);
  }
}

function readAnswer<T>({ data, errors }: Answer<T>, refused: boolean): Outcome<T> {
  const [error] = errors ?? [];
  if (!error) return { data: data as T };
  const { code, retryAfter } = error.extensions ?? {};
  if (code === 'RATE_LIMITED') return { failure: { reason: error.message, pauseMs: (retryAfter ?? 1) * 1000 } };
  if (code === 'INTERNAL') return { failure: { reason: error.message } };
  // An access token lives for 15 minutes; a fresh one that is refused as well is another matter.
  if (code === 'UNAUTHENTICATED' && !refused) return { failure: { reason: error.message, pauseMs: 0, refused: true } };
  throw new ApiError(error);
}

/** What stands behind fetch's "fetch failed". */
export function describeNetworkError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  return code && code !== '23' ? code : inner instanceof Error ? inner.message : String(inner);
}
