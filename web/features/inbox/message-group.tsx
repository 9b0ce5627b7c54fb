'use client';

import { Sparkles } from 'lucide-react';
import { Fragment } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { classNames } from '@/components/ui/class-names';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { late } from '@/lib/late';
import { DeliveryMark, DeliveryProblem } from './delivery';
import { LiveBubble } from './live-bubble';
import { MessageBody } from './message-body';
import type { ThreadMessage } from './thread-rows';

const AnswerFooter = late(
  () => import('./answer-footer').then((module) => module.AnswerFooter),
  <span className="h-5" />,
);

type Props = { side: 'contact' | 'team'; messages: [ThreadMessage, ...ThreadMessage[]] };

/** What one author wrote in one go: the name and the time once, the bubbles beneath each other. */
export function MessageGroup({ side, messages }: Props) {
  const t = useT();
  const dates = useDates();
  const [first] = messages;
  const last = messages.at(-1) ?? first;
  const isTeam = side === 'team';
  const isAi = first.authorType === 'AI';
  return (
    <div className={classNames('flex gap-2 py-1.5', isTeam && 'flex-row-reverse')}>
      {isAi ? (
        <span
          className="grid size-7 shrink-0 place-items-center rounded-full bg-ai-soft text-ai-ink"
          title={t('inbox.ai')}
        >
          <Sparkles size={14} strokeWidth={1.5} aria-hidden />
        </span>
      ) : (
        <Avatar name={first.author.name} id={first.author.id} />
      )}
      <div className={classNames('flex min-w-0 max-w-[85%] flex-col gap-0.5', isTeam ? 'items-end' : 'items-start')}>
        <p className="flex max-w-full items-center gap-1.5 px-1 pb-0.5 text-meta text-muted">
          <span className={classNames('truncate font-medium', isAi && 'text-ai-ink')}>{first.author.name}</span>
          <time dateTime={first.createdAt}>{dates.time(new Date(first.createdAt))}</time>
          {isTeam && <DeliveryMark message={last} />}
        </p>
        {messages.map((message) => (
          <Fragment key={message.key}>
            <div
              title={dates.full(new Date(message.createdAt))}
              className={classNames(
                'max-w-full rounded-box px-3 py-2 motion-safe:animate-rise',
                isAi ? 'bg-ai-soft' : isTeam ? 'bg-bubble-own' : 'bg-bubble',
                message.delivery === 'sending' && 'opacity-70', // which of the group are still on their way
              )}
            >
              {message.writing ? <LiveBubble answer={message.writing} /> : <MessageBody text={message.body} />}
              <DeliveryProblem message={message} />
            </div>
            {isAi && (message.writing ? <span className="h-5" /> : <AnswerFooter message={message} />)}
          </Fragment>
        ))}
      </div>
    </div>
  );
}
