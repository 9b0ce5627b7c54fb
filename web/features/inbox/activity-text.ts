import type { Dates } from '@/lib/i18n/dates';
import type { Translate } from '@/lib/i18n/translate';
import type { ThreadMessage } from './thread-rows';

type Activity = Pick<ThreadMessage, 'author' | 'body' | 'metadata'>;

/** An activity in the reader's language, from what the server recorded; what we do not know is shown as it was written. */
export function activityText(t: Translate, dates: Dates, { author, body, metadata }: Activity): string {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const name = text(metadata.actorName) || author.name;
  switch (metadata.action) {
    case 'assigned':
      return metadata.assigneeName
        ? t('activity.assigned', { name, assignee: text(metadata.assigneeName) })
        : t('activity.unassigned', { name });
    case 'resolved':
      return t('activity.resolved', { name });
    case 'reopened':
      return t('activity.reopened', { name });
    case 'snoozed': {
      const until = new Date(text(metadata.until));
      return t('activity.snoozed', { name, until: Number.isNaN(until.getTime()) ? '' : dates.full(until) });
    }
    case 'handed_off':
      return because(handedOff(t, name, text(metadata.assigneeName)), reasonOf(t, metadata));
    case 'returned_to_ai':
      return t('activity.returnedToAi', { name, agent: text(metadata.aiAgentName) });
    default:
      return body || t('activity.changed', { name });
  }
}

function handedOff(t: Translate, name: string, assignee: string): string {
  if (!assignee) return t('activity.handedOff', { name });
  return assignee === name ? t('activity.tookOver', { name }) : t('activity.handedOffTo', { name, assignee });
}

/** What an AI agent hands over for; of the others the server says more than we could. */
const causes = ['asked_for_human', 'no_grounded_answer', 'paused', 'outside_hours', 'quota'] as const;

function reasonOf(t: Translate, { cause, reason }: Activity['metadata']): string {
  const known = causes.find((each) => each === cause);
  if (known) return t(`activity.cause.${known}`);
  return typeof reason === 'string' ? reason : '';
}

const because = (text: string, reason: string) => (reason ? `${text}: ${reason}` : text);
