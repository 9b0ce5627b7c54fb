import type { Control } from '../../conversations/ai-turn.service.ts';
import { db } from '../../db/client.ts';
import { EndedWatch } from '../../events/ended-watch.ts';
import type { LoggedEvent } from '../../events/event-types.ts';

/** Somebody else has taken control: there is nothing left to say. */
export class TakenOverError extends Error {}

/** The contact has written more before anything was answered: the next job answers all of it. */
export class SupersededError extends Error {}

type Options = {
  /** Number of the contact's last message that is being answered. */
  answersSeq: number;
  /** Whether anything was said. */
  hasWritten: () => boolean;
};

/** Aborts an answer when a person takes over, or when the contact writes more before the first words were said. */
export function watchControl(organizationId: string, control: Control, options: Options): EndedWatch {
  const { conversationId: id, controlEpoch } = control;
  const isMore = ({ type, payload }: LoggedEvent) =>
    type === 'message.created' && payload.authorType === 'CONTACT' && Number(payload.seq) > options.answersSeq;
  return new EndedWatch({
    organizationId,
    hear: (event) => {
      if (event.conversationId !== id) return null;
      if (isMore(event) && !options.hasWritten()) return new SupersededError('the contact wrote more');
      const mayTakeOver = event.type === 'conversation.handed_off' || event.type === 'conversation.assigned';
      return mayTakeOver && event.actorType !== 'aiAgent' ? 'look' : null;
    },
    look: async () => {
      const where = { organizationId, id, handledBy: 'AI' as const, controlEpoch };
      return (await db.conversation.count({ where })) === 0 ? new TakenOverError('a person took over') : null;
    },
  });
}
