import { isBehind } from './cursor';

export type LogResult = {
  /** One field, named as the subscription is. */
  data?: Record<string, { cursor: string; type: string }> | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
};

type Sink = { next: (result: LogResult) => void; error: (error: unknown) => void; complete: () => void };

type Options = {
  /** Starts the subscription; sends `variables` anew, as they are then, whenever the transport reconnects. */
  subscribe: (variables: { after: string }, sink: Sink) => () => void;
  /** Everything up to here has been read. */
  after: string;
  onEvent: (result: LogResult) => void;
  onCaughtUp: () => void;
  /** The log no longer reaches back to our cursor: read everything anew. */
  onExpired: () => void;
  waitMs?: (attempt: number) => number;
};

/** Full jitter, so that a thousand tabs do not come back in the same second. */
export function backoffMs(attempt: number): number {
  return 250 + Math.random() * Math.min(5_000 - 250, 250 * 2 ** attempt);
}

function isExpired(errors: unknown): boolean {
  return Array.isArray(errors) && errors.some((error) => error?.extensions?.code === 'CURSOR_EXPIRED');
}

/**
 * Follows the organization's event log, or some events of it, for as long as somebody wants to know: each event once, in
 * order, whatever breaks.
 * @returns how to stop
 */
export function followLog({
  subscribe,
  after,
  onEvent,
  onCaughtUp,
  onExpired,
  waitMs = backoffMs,
}: Options): () => void {
  let reached = after;
  let attempt = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: (() => void) | undefined;

  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe?.();
  };

  const open = () => {
    let over = false;
    const variables = { after: reached };
    const comeBack = (error?: unknown) => {
      if (over || stopped) return;
      over = true;
      unsubscribe?.();
      if (isExpired(error)) {
        stop();
        onExpired();
      } else {
        timer = setTimeout(open, waitMs(attempt++));
      }
    };

    const dispose = subscribe(variables, {
      next(result) {
        if (over || stopped) return;
        const [event] = Object.values(result.data ?? {});
        if (!event) return comeBack(result.errors);
        attempt = 0;
        const seen = isBehind(event.cursor, reached);
        if (!seen) {
          reached = event.cursor;
          variables.after = reached;
        }
        if (event.type === 'CAUGHT_UP') onCaughtUp();
        else if (!seen) onEvent(result);
      },
      error: comeBack,
      complete: comeBack,
    });
    // It may have ended, or been stopped, before it even returned.
    if (over || stopped) dispose();
    else unsubscribe = dispose;
  };

  open();
  return stop;
}
