import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Citation } from '@/features/ai-agents/citation-chips';
import { type AppError, toAppError } from '@/lib/graphql/app-error';
import { SuggestReply, SummarizeConversation } from './assist-documents';
import type { ComposerState } from './use-composer';

type Kind = 'suggest' | 'summarize';
type Written = { text: string; citations: Citation[] };

/** What is shown above the bar, and waits for a decision. */
export type AssistCard =
  | { kind: 'summary'; written: Written }
  | { kind: 'suggestion'; written: Written }
  | { kind: 'problem'; of: Kind; error: AppError };

const below = (before: string, text: string) => (before.trim() ? `${before.trimEnd()}\n\n${text}` : text);

/** What the AI writes for a person: a reply to look over, or what the conversation is about. */
export function useAssist(conversationId: string, composer: ComposerState) {
  const client = useClient();
  const [pending, setPending] = useState<Kind>();
  const [card, setCard] = useState<AssistCard>();
  /** What the reply in the composer was suggested from, until it is sent or cleared. */
  const [citations, setCitations] = useState<Citation[]>([]);
  const { reply } = composer;

  const isEmpty = reply === '';
  useEffect(() => {
    if (isEmpty) setCitations([]);
  }, [isEmpty]);

  const ask = async (kind: Kind): Promise<Written | undefined> => {
    setPending(kind);
    setCard(undefined);
    const input = { conversationId };
    const { data, error } =
      kind === 'suggest'
        ? await client.mutation(SuggestReply, { input }).toPromise()
        : await client.mutation(SummarizeConversation, { input }).toPromise();
    setPending(undefined);
    if (error) setCard({ kind: 'problem', of: kind, error: toAppError(error) });
    if (!data) return undefined;
    return 'suggestReply' in data ? data.suggestReply : data.summarizeConversation;
  };

  const take = ({ text, citations: from }: Written, before: string) => {
    composer.write('REPLY', below(before, text));
    setCitations(from);
    setCard(undefined);
  };

  return {
    pending,
    card,
    citations,
    async suggest() {
      const written = await ask('suggest');
      if (!written) return;
      if (composer.reply.trim() === '') take(written, '');
      else setCard({ kind: 'suggestion', written });
    },
    async summarize() {
      const written = await ask('summarize');
      if (written) setCard({ kind: 'summary', written });
    },
    replace: (written: Written) => take(written, ''),
    append: (written: Written) => take(written, reply),
    addAsNote({ text }: Written) {
      composer.write('NOTE', below(composer.note, text));
      setCard(undefined);
    },
    dismiss: () => setCard(undefined),
  };
}

export type AssistState = ReturnType<typeof useAssist>;
