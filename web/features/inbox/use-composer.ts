import { useEffect, useRef, useState } from 'react';
import { useToast } from '@/components/ui/toasts';
import { useEditingSignal } from '@/features/presence/use-presence';
import { useViewer, useWorkspace } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { readDraft, writeDraft } from '@/lib/outbox/drafts';
import { answerSince } from './answer-since';
import type { ConversationItem } from './conversation-item';
import type { ThreadMessage } from './thread-rows';
import { useTypingSignal } from './use-typing-signal';

type Kind = 'REPLY' | 'NOTE';

/** What somebody is writing in one conversation: kept as a draft, sent through the outbox. */
export function useComposer(item: ConversationItem, messages: ThreadMessage[]) {
  const { organizationId, outbox } = useWorkspace();
  const viewerId = useViewer().user?.id;
  const [draft, setDraft] = useState(() => readDraft(organizationId, item.id));
  const t = useT();
  const toast = useToast();
  const typing = useTypingSignal(item.id);
  const signalEditing = useEditingSignal();
  /** The last message there was when writing began; an answer behind it is news to the writer. */
  const [beganAtSeq, setBeganAtSeq] = useState<number>();
  /** A reply that was to be sent though somebody has answered: it waits until its writer has seen that. */
  const [held, setHeld] = useState<{ thenResolve: boolean }>();
  const { kind } = draft;
  const text = kind === 'NOTE' ? draft.note : draft.reply;

  const saved = useRef(draft);
  useEffect(() => {
    if (saved.current === draft) return;
    saved.current = draft;
    writeDraft(organizationId, item.id, draft);
  }, [draft, organizationId, item.id]);

  const isReplying = kind === 'REPLY' && text !== '' && beganAtSeq !== undefined;
  const answeredBy = isReplying ? answerSince(messages, beganAtSeq, viewerId) : undefined;

  const send = (thenResolve: boolean) => {
    const body = text.trim();
    if (!body) return;
    const isTaken = outbox.add({
      clientMessageId: crypto.randomUUID(),
      conversationId: item.id,
      body,
      kind,
      createdAt: new Date().toISOString(),
      thenResolve,
      ...(kind === 'REPLY' && { afterSeq: item.lastSeq }),
    });
    if (!isTaken) return toast({ tone: 'problem', text: t('composer.tooManyWaiting') });
    setDraft((current) => ({ ...current, [kind === 'NOTE' ? 'note' : 'reply']: '', kind: 'REPLY' }));
    setBeganAtSeq(undefined);
    setHeld(undefined);
    typing.stop();
    signalEditing(false);
  };

  const write = (target: Kind, next: string) => {
    setDraft((current) => ({ ...current, kind: target, [target === 'NOTE' ? 'note' : 'reply']: next }));
    setBeganAtSeq((began) => (next === '' ? undefined : (began ?? item.lastSeq)));
    if (target === 'REPLY') next === '' ? typing.stop() : typing.signal();
    signalEditing(next !== '');
  };

  return {
    kind,
    text,
    reply: draft.reply,
    note: draft.note,
    answeredBy,
    isHeld: held !== undefined && answeredBy !== undefined,
    dismissWarning() {
      setBeganAtSeq(item.lastSeq);
      setHeld(undefined);
    },
    stopTyping: typing.stop,
    setKind: (next: Kind) => setDraft((current) => ({ ...current, kind: next })),
    /** Shows the reply or the note, with this text in it. */
    write,
    setText: (next: string) => write(kind, next),
    /** Sends, or warns first when somebody answered since writing began. */
    send(thenResolve: boolean) {
      if (answeredBy) setHeld({ thenResolve });
      else send(thenResolve);
    },
    sendAnyway: () => send(held?.thenResolve ?? false),
  };
}

export type ComposerState = ReturnType<typeof useComposer>;
