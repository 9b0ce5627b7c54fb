import { runInOrganization } from '../db/scope.ts';
import { log } from '../logging/log.ts';
import { closeTopic, onPublished, openTopic } from './bus.ts';
import type { LoggedEvent } from './event-types.ts';

/** For what the bus has lost. */
const lookEveryMs = 2000;

type Options = {
  organizationId: string;
  /** Whether it is to be looked at because of an event of the organization, or has ended by it already. */
  hear: (event: LoggedEvent) => 'look' | Error | null;
  /** In the organization's scope. @returns why it has ended; null: it has not */
  look: () => Promise<Error | null>;
};

/** Aborts work in the background when somebody's change has made it void: by its event, or soon after. */
export class EndedWatch {
  readonly #controller = new AbortController();
  readonly #options: Options;
  readonly #stopListening: () => void;
  readonly #timer: NodeJS.Timeout;

  constructor(options: Options) {
    this.#options = options;
    this.#stopListening = onPublished((event) => {
      if (event.organizationId === options.organizationId) this.#hear(event);
    });
    void openTopic(options.organizationId);
    this.#timer = setInterval(() => void this.#look(), lookEveryMs).unref();
  }

  /** Its reason is what `hear` or `look` answered. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopListening();
    closeTopic(this.#options.organizationId);
  }

  #hear(event: LoggedEvent): void {
    const heard = this.#options.hear(event);
    if (heard === 'look') void this.#look();
    else if (heard) this.#controller.abort(heard);
  }

  async #look(): Promise<void> {
    const { organizationId, look } = this.#options;
    try {
      const reason = await runInOrganization(organizationId, look);
      if (reason) this.#controller.abort(reason);
    } catch (err) {
      log.warn({ err }, 'whether work in the background goes on could not be read; it is tried again');
    }
  }
}
