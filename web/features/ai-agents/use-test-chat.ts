import { useState } from 'react';
import { useMutation } from 'urql';
import type { AiTestTurnInput, TestAiAgentMutation } from '@/gql/graphql';
import { type AppError, toAppError } from '@/lib/graphql/app-error';
import { TestAiAgent } from './answer-documents';

type Answer = TestAiAgentMutation['testAiAgent'];
export type Turn = { id: number; author: 'CONTACT' | 'AI'; text: string; answer?: Answer };

const historyMax = 50;

/** What was said so far, as the server takes it: without hand-offs that said nothing. */
function historyOf(turns: readonly Turn[]): AiTestTurnInput[] {
  return turns
    .filter(({ text }) => text.trim() !== '')
    .slice(-historyMax)
    .map(({ author, text }) => ({ author, text }));
}

export function useTestChat(agentId: string | undefined) {
  const [, test] = useMutation(TestAiAgent);
  const [turns, setTurns] = useState<Turn[]>([]);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppError>();

  const send = async () => {
    const message = text.trim();
    if (!message || !agentId || busy) return;
    const asked: Turn[] = [...turns, { id: turns.length, author: 'CONTACT', text: message }];
    setTurns(asked);
    setText('');
    setProblem(undefined);
    setBusy(true);
    const { data, error } = await test({ input: { id: agentId, message, history: historyOf(turns) } });
    setBusy(false);
    if (data)
      setTurns([...asked, { id: asked.length, author: 'AI', text: data.testAiAgent.text, answer: data.testAiAgent }]);
    if (!error) return;
    // What could not be answered was not said: it is there to be sent again.
    setTurns(turns);
    setText(message);
    setProblem(toAppError(error));
  };

  const clear = () => {
    setTurns([]);
    setProblem(undefined);
  };
  return { turns, text, setText, busy, problem, send, clear };
}
