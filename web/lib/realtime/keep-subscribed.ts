import type { Client, ExecutionResult } from 'graphql-ws';
import { backoffMs } from './follow-log';

type Payload = { query: string; operationName: string; variables?: Record<string, unknown> };

/**
 * Keeps a subscription open that has nothing to resume: when it ends or fails it is opened again, and starts anew.
 * @returns how to stop
 */
export function keepSubscribed<Data>(
  socket: Pick<Client, 'subscribe'>,
  payload: Payload,
  onData: (data: Data) => void,
  waitMs = backoffMs,
): () => void {
  let attempt = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => {};

  const open = () => {
    let over = false;
    const comeBack = () => {
      if (over || stopped) return;
      over = true;
      timer = setTimeout(open, waitMs(attempt++));
    };
    unsubscribe = socket.subscribe<Data>(payload, {
      next(result: ExecutionResult<Data>) {
        if (over || stopped) return;
        if (!result.data) return comeBack();
        attempt = 0;
        onData(result.data);
      },
      error: comeBack,
      complete: comeBack,
    });
  };

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
}
