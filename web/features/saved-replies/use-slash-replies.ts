import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { findReplies, slashQuery } from './slash-query';
import { useSavedReplies } from './use-saved-replies';

type Options = { textRef: RefObject<HTMLTextAreaElement | null>; text: string; setText: (text: string) => void };

const shownMax = 8;

/** The saved replies that are offered while somebody types behind a slash, and the keys that choose one. */
export function useSlashReplies({ textRef, text, setText }: Options) {
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [dismissedAt, setDismissedAt] = useState<number>();
  const found = slashQuery(text, caret);
  const isAsking = found !== undefined && found.from !== dismissedAt;
  const { savedReplies } = useSavedReplies({ pause: !isAsking });
  const replies = isAsking ? findReplies(savedReplies, found.query).slice(0, shownMax) : [];
  const at = Math.min(chosen, replies.length - 1);

  const follow = () => {
    const next = textRef.current?.selectionStart ?? 0;
    if (next === caret) return;
    setCaret(next);
    setChosen(0);
    if (!slashQuery(textRef.current?.value ?? '', next)) setDismissedAt(undefined);
  };

  const insert = (reply: { body: string } | undefined) => {
    if (!reply || !found) return;
    setText(text.slice(0, found.from) + reply.body + text.slice(caret));
    const end = found.from + reply.body.length;
    setCaret(end);
    requestAnimationFrame(() => {
      textRef.current?.focus();
      textRef.current?.setSelectionRange(end, end);
    });
  };

  return {
    replies,
    chosen: at,
    listId,
    insert,
    follow,
    /** @returns whether the key was for the list */
    onKeyDown(event: KeyboardEvent): boolean {
      if (replies.length === 0 || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return false;
      if (event.key === 'ArrowDown') setChosen((at + 1) % replies.length);
      else if (event.key === 'ArrowUp') setChosen((at - 1 + replies.length) % replies.length);
      else if (event.key === 'Enter' || event.key === 'Tab') insert(replies[at]);
      else if (event.key === 'Escape') setDismissedAt(found?.from);
      else return false;
      event.preventDefault();
      return true;
    },
    control:
      replies.length > 0
        ? {
            'aria-autocomplete': 'list' as const,
            'aria-controls': listId,
            'aria-activedescendant': `${listId}-${at}`,
          }
        : {},
  };
}

export type SlashReplies = ReturnType<typeof useSlashReplies>;
