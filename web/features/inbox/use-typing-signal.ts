import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useClient } from 'urql';
import { SetTyping } from './thread-documents';

/** Half of the lease that the server gives: it never runs out while somebody writes. */
const renewMs = 3_000;

/** Tells others that somebody is writing; lost signals are nobody's concern. */
export function useTypingSignal(conversationId: string) {
  const client = useClient();
  const signalledAt = useRef<number>(undefined);

  const say = useCallback(
    (typing: boolean) => {
      signalledAt.current = typing ? performance.now() : undefined;
      void client.mutation(SetTyping, { input: { conversationId, typing } }).toPromise();
    },
    [client, conversationId],
  );

  const signals = useMemo(
    () => ({
      signal() {
        if (signalledAt.current === undefined || performance.now() - signalledAt.current > renewMs) say(true);
      },
      stop() {
        if (signalledAt.current !== undefined) say(false);
      },
    }),
    [say],
  );
  useEffect(() => signals.stop, [signals]);
  return signals;
}
