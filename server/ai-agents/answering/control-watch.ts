import type { Control } from '../../conversations/ai-turn.service.ts';
import { db } from '../../db/client.ts';
import { runInOrganization } from '../../db/scope.ts';
import { closeTopic, onPublished, openTopic } from '../../events/bus.ts';
import type { LoggedEvent } from '../../events/event-types.ts';
import { log } from '../../logging/log.ts';

/** For what the bus has lost. */
const lookEveryMs = 2000;

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
export class ControlWatch {
  readonly #controller = new AbortController();
  readonly #organizationId: string;
  readonly #control: Control;
  readonly #options: Options;
  readonly #stopListening: () => void;
  readonly #timer: NodeJS.Timeout;

  constructor(organizationId: string, control: Control, options: Options) {
    this.#organizationId = organizationId;
    this.#control = control;
    this.#options = options;
    this.#stopListening = onPublished((event) => this.#hear(event));
    void openTopic(organizationId);
    this.#timer = setInterval(() => void this.#look(), lookEveryMs).unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopListening();
    closeTopic(this.#organizationId);
  }

  #hear({ organizationId, conversationId, type, payload, actorType }: LoggedEvent): void {
    if (organizationId !== this.#organizationId || conversationId !== this.#control.conversationId) return;
    if (type === 'conversation.handed_off' || type === 'conversation.assigned') {
      if (actorType !== 'aiAgent') void this.#look();
    }
    const isNew = type === 'message.created' && Number(payload.seq) > this.#options.answersSeq;
    if (isNew && payload.authorType === 'CONTACT' && !this.#options.hasWritten()) {
      this.#controller.abort(new SupersededError('the contact wrote more'));
    }
  }

  async #look(): Promise<void> {
    const { conversationId: id, controlEpoch } = this.#control;
    const organizationId = this.#organizationId;
    try {
      const conversation = await runInOrganization(organizationId, () =>
        db.conversation.findFirst({ where: { organizationId, id }, select: { handledBy: true, controlEpoch: true } }),
      );
      const isKept = conversation?.handledBy === 'AI' && conversation.controlEpoch === controlEpoch;
      if (!isKept) this.#controller.abort(new TakenOverError('a person took over'));
    } catch (err) {
      log.warn({ err }, 'who is in control could not be read; it is tried again');
    }
  }
}
