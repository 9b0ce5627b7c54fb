'use client';

import { useT } from '@/lib/i18n/i18n-provider';
import { answeringText } from './answering-text';
import type { LiveAnswer } from './live-answer';
import { MessageBody } from './message-body';

/** The inside of a bubble while it is written: words with a caret, or what is done before there are any. */
export function LiveBubble({ answer }: { answer: LiveAnswer }) {
  const t = useT();
  const { text, step, isStored } = answer;
  const isWriting = text !== '' && !step && !isStored;
  return (
    // Screen readers are told of the steps and of the whole answer, not of every word (AnswerNews).
    <div
      aria-live="off"
      className={
        isWriting
          ? '[&>p]:after:ml-0.5 [&>p]:after:animate-breathe [&>p]:after:text-ai [&>p]:after:content-["▍"]'
          : undefined
      }
    >
      {text && <MessageBody text={text} />}
      {!isWriting && !isStored && (
        <p className="text-ai-ink text-list">
          {answeringText(t, answer)}
          <span className="animate-breathe"> …</span>
        </p>
      )}
    </div>
  );
}
