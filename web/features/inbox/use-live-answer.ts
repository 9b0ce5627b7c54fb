import { useEffect, useState } from 'react';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { foldDelta, type LiveAnswer } from './live-answer';

/** The answer that an AI agent is writing in a conversation; while people handle it there is none. */
export function useLiveAnswer(conversationId: string, isAiHandling: boolean): LiveAnswer | undefined {
  const { followAnswer, connection } = useWorkspace();
  const [answer, setAnswer] = useState<LiveAnswer>();
  useEffect(() => {
    if (!isAiHandling) return;
    const unfollow = followAnswer(conversationId, (delta) =>
      setAnswer((known) => foldDelta(known, delta, new Date().toISOString())),
    );
    // What ends while the socket is down is not told of; what still is written is, when it is back.
    const stopWatching = connection.subscribe(() => connection.get() === 'down' && setAnswer(undefined));
    return () => {
      unfollow();
      stopWatching();
      setAnswer(undefined);
    };
  }, [conversationId, isAiHandling, followAnswer, connection]);
  return answer;
}
